"""What changed between two weeks: the greatest first, with who made it change."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from followup_core.figures.documents.movements import answer
from followup_core.figures.movements import movements


def of(**figures):
    return {
        name: {who: Decimal(amount) for who, amount in amounts.items()}
        for name, amounts in figures.items()
    }


def test_what_did_not_change_is_not_told():
    same = of(open={"A": 10, "B": 5})
    assert movements(same, same) == []
    assert movements({}, {}) == []


def test_the_greatest_change_by_its_size_comes_first():
    before = of(open={"A": 1000}, overdue={"A": 100})
    now = of(open={"A": 1100}, overdue={"A": 150})
    assert [one.name for one in movements(before, now)] == ["overdue", "open"]
    assert [one.name for one in movements(before, now, most=1)] == ["overdue"]


def test_causes_go_the_way_of_the_figure():
    before = of(overdue={"A": 100, "B": 50, "C": 10})
    now = of(overdue={"A": 300, "B": 20, "C": 10, "D": 5})
    (moved,) = movements(before, now)
    assert (moved.before, moved.now, moved.change) == (160, 335, 175)
    assert moved.causes == (("A", 200), ("D", 5))
    (back,) = movements(now, before, causes=1)
    assert (back.change, back.causes) == (-175, (("A", -200),))


AMOUNTS = st.dictionaries(
    st.sampled_from("ABCDE"), st.integers(-500, 500).map(Decimal), max_size=5
)
SUMS = st.dictionaries(st.sampled_from(("open", "overdue", "paid")), AMOUNTS)


@given(SUMS, SUMS)
def test_causes_explain_no_more_than_there_is(before, now):
    for moved in movements(before, now, most=9, causes=9):
        assert moved.change
        explained = sum(one.change for one in moved.causes)
        assert abs(explained) >= abs(moved.change)
        assert all(one.change * moved.change > 0 for one in moved.causes)


def test_as_a_document():
    row = {"figure": "overdue", "customer": "A", "amount": "10.00"}
    found = answer({"currency": "EUR", "before": [row, row], "now": []})
    assert found["movements"] == [
        {
            "figure": "overdue",
            "before": "20.00",
            "now": "0.00",
            "change": "-20.00",
            "causes": [{"customer": "A", "change": "-20.00"}],
        }
    ]
    assert answer({"currency": "EUR", "before": [], "now": [{}]})["path"] == (
        "now[0].figure"
    )
