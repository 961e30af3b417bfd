"""Messages of another tool: matched by number, the highest level, each row told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.moving.document import answer
from followup_core.moving.file import read
from followup_core.moving.history import Item, Left, Moved, Step, Why, move_in

AS_OF = date(2026, 3, 9)
RANKS = {"Reminder": 1, "Second": 2, "Notice": 3}
ITEM = Item("a", "INV/2026/1", "1", date(2026, 1, 5), date(2026, 1, 31), ("C1", "77"))
PAID = ITEM._replace(ref="p", invoice="INV/2026/3", is_open=False)


def step(line=2, level="Reminder", on=date(2026, 2, 1), **values):
    return Step(line, values.pop("invoice", "INV/2026/1"), on, level, **values)


def moved(*steps, items=(ITEM, PAID)):
    return move_in(steps, items, RANKS, AS_OF)


def test_an_item_gets_the_highest_level_on_its_last_day():
    found = moved(
        step(2),
        step(3, "Second", date(2026, 2, 15)),
        step(4, "Second", date(2026, 2, 20)),
        step(5, "Reminder", date(2026, 2, 25)),
    )
    assert found.moved == (Moved("a", 2, date(2026, 2, 20), 4),)
    assert found.left == tuple(Left(line, Why.EARLIER) for line in (2, 3, 5))


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"invoice": "INV/2026/2"}, Why.NO_INVOICE),
        ({"invoice": "INV/2026/3"}, Why.SETTLED),
        ({"customer": "C2"}, Why.OTHER_CUSTOMER),
        ({"level": "Third"}, Why.NO_LEVEL),
        ({"on": AS_OF + timedelta(days=1)}, Why.NOT_YET),
        ({"on": date(2026, 1, 4)}, Why.BEFORE_INVOICE),
    ],
)
def test_what_says_nothing_is_told_with_its_reason(values, why):
    found = moved(step(**values))
    assert (found.moved, found.left) == ((), (Left(2, why),))


@pytest.mark.parametrize(
    "values",
    [
        {"invoice": " inv/2026/ 1"},
        {"customer": " c1 "},
        {"customer": "77"},
        {"level": "  REMINDER"},
        {"on": AS_OF},
        {"on": date(2026, 1, 5)},
    ],
)
def test_numbers_and_levels_are_compared_without_spaces_and_capitals(values):
    assert [one.rank for one in moved(step(**values)).moved] == [1]


def test_what_the_item_has_already_is_not_given_again():
    found = moved(step(level="Second"), items=[ITEM._replace(rank=2)])
    assert (found.moved, found.left) == ((), (Left(2, Why.FURTHER),))
    found = moved(step(level="Notice"), items=[ITEM._replace(rank=2)])
    assert found.moved[0].rank == 3


def test_one_number_of_two_customers_needs_the_customer():
    other = ITEM._replace(ref="b", customer="2", numbers=("C2",))
    assert moved(step(), items=[ITEM, other]).left[0].why is Why.SEVERAL_CUSTOMERS
    found = moved(step(customer="C2"), items=[ITEM, other])
    assert ([one.item for one in found.moved], found.left) == (["b"], ())
    # Also where the other one's is paid, or nobody has a number.
    paid = other._replace(is_open=False)
    assert moved(step(), items=[ITEM, paid]).left[0].why is Why.SEVERAL_CUSTOMERS
    bare = [one._replace(numbers=()) for one in (ITEM, other)]
    assert moved(step(), items=bare).left[0].why is Why.SEVERAL_CUSTOMERS
    assert moved(step(customer="C1"), items=bare[:1]).left[0].why is Why.NO_NUMBER
    assert moved(step(), items=bare[:1]).moved
    # The number of a contact is one of his customer's.
    contact = ITEM._replace(ref="c", numbers=("C1", "K"))
    assert len(moved(step(), items=[ITEM, contact]).moved) == 2


def test_a_message_is_about_the_parts_that_were_due():
    later = ITEM._replace(ref="b", due_on=date(2026, 3, 1))
    parts = [ITEM, later]
    found = moved(step(on=date(2026, 2, 28)), items=parts)
    assert [one.item for one in found.moved] == ["a"]
    found = moved(step(on=date(2026, 3, 1)), items=parts)
    assert [one.item for one in found.moved] == ["a", "b"]
    # A friendly word before the first one is due.
    found = moved(step(on=date(2026, 1, 20)), items=parts)
    assert [one.item for one in found.moved] == ["a"]


def test_when_the_other_tool_wrote_last_is_kept_of_all_its_messages():
    found = moved(
        step(2, "Second", date(2026, 2, 1)),
        step(3, "Reminder", date(2026, 2, 20)),
        step(4, "Third", date(2026, 3, 1)),
    )
    assert found.moved[0].on == date(2026, 2, 1)
    assert found.contacts == {"1": date(2026, 3, 1)}


STEPS = st.lists(
    st.builds(
        step,
        level=st.sampled_from([*RANKS, "Third"]),
        on=st.dates(date(2025, 12, 1), date(2026, 4, 1)),
        invoice=st.sampled_from(["INV/2026/1", "INV/2026/2", "INV/2026/3"]),
        customer=st.sampled_from(["", "C1", "C2"]),
    )
).map(lambda found: [one._replace(line=2 + n) for n, one in enumerate(found)])


@given(STEPS, st.integers(0, 3))
def test_each_row_is_told_and_nobody_goes_back_or_twice(steps, rank):
    item = ITEM._replace(rank=rank)
    found = move_in(steps, [item], RANKS, AS_OF)
    told = {one.line for one in found.moved} | {one.line for one in found.left}
    assert told == {one.line for one in steps}
    assert all(one.rank > rank for one in found.moved)
    # The same file again gives nothing.
    items = [item._replace(rank=found.moved[0].rank) if found.moved else item]
    assert move_in(steps, items, RANKS, AS_OF).moved == ()


def test_the_file():
    text = "Customer;Invoice;Date;Level;Channel\nC1;INV/1;2026-02-01;Reminder;mail\n"
    steps, problems = read(text)
    assert (len(steps), problems) == (1, [])
    assert steps[0] == step(invoice="INV/1", customer="C1", channel="mail")
    for wrong, code in (
        ("invoice;date;level;name\n", "unknown_column"),
        ("invoice;date\n", "missing_column"),
        ("invoice;date;level;level\n", "column_twice"),
        ("invoice;date;level\nINV/1;2026-02-30;Reminder", "no_day"),
        ("invoice;date;level\nINV/1;2026-02-01;", "missing_value"),
        ("invoice;date;level\nINV/1;2026-02-01", "wrong_length"),
        ('invoice;date;level\nINV/1;2026-02-01;"x\nINV/2;2026-02-01;x', "unreadable"),
        ("", "missing_column"),
    ):
        assert [one.code for one in read(wrong)[1]][:1] == [code], wrong


def test_the_document():
    rows = ("invoice,date,level", "INV/1,2026-02-01,Reminder", "INV/2,2026-02-01,x")
    request = {
        "as_of": "2026-03-09",
        "levels": [{"name": "Reminder", "rank": 1}],
        "items": [
            {
                "ref": "a",
                "invoice": "INV/1",
                "customer": "1",
                "invoiced_on": "2026-01-05",
                "due_on": "2026-01-31",
                "numbers": ["C1"],
            }
        ],
        "file": "\n".join((*rows, "INV/3,,x")),
    }
    found = answer(request)
    assert found == {
        "moved": [{"item": "a", "rank": 1, "on": "2026-02-01", "line": 2}],
        "contacts": {"1": "2026-02-01"},
        "left": [{"line": 3, "why": "no_invoice"}],
        "problems": [{"line": 4, "column": "date", "code": "missing_value"}],
    }
    request["levels"].append({"name": " reminder", "rank": 2})
    assert answer(request)["error"] == "duplicate_ref"
    request["levels"].pop()
    request["levels"][0]["rank"] = 0
    assert answer(request)["path"] == "levels[0].rank"


def test_a_message_about_a_part_of_ours_is_about_that_one_alone():
    later = ITEM._replace(ref="b", due_on=date(2026, 4, 30))
    items = (ITEM, later, PAID)
    found = moved(step(2, item="b"), step(3, item="x"), items=items)
    assert found.moved == (Moved("b", 1, date(2026, 2, 1), 2),)
    assert found.left == (Left(3, Why.NO_INVOICE),)


def test_of_a_part_of_ours_neither_the_day_nor_a_payment_matters():
    """Its day may be to come, or before an invoice that was dated anew."""
    ahead, early = AS_OF + timedelta(days=9), date(2026, 1, 1)
    found = moved(step(2, item="a", on=ahead), step(3, item="p", on=early))
    assert found.moved == (Moved("a", 1, AS_OF, 2), Moved("p", 1, early, 3))
    assert found.left == ()
    assert found.contacts == {"1": AS_OF}
