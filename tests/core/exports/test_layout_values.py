"""What stands in a cell: money, lengths, codes, days, empty values."""

import pytest

from tests.core.exports.layout_tries import (
    MACHINE,
    NAME,
    SHEET,
    findings,
    text,
    written,
)


@pytest.mark.parametrize(
    ("currency", "amount", "plain", "minor"),
    [
        ("EUR", "1010", "1010.00", "101000"),
        ("EUR", "-0.05", "-0.05", "-5"),
        ("JPY", "1010", "1010", "1010"),
        ("TND", "1.5", "1.500", "1500"),
        ("EUR", "0", "0.00", "0"),
        ("EUR", "1.5000", "1.50", "150"),
    ],
)
def test_an_amount_has_the_decimals_of_its_currency(currency, amount, plain, minor):
    changes = (
        ("claims", 0, "currency", currency),
        ("claims", 0, "open_amount", amount),
    )
    column = {"header": "a", "source": "claim.open_amount"}
    assert text(column, *changes) == plain
    assert text({**column, "minor_units": True}, *changes) == minor
    comma = {**MACHINE, "decimal_sign": ",", "delimiter": ";"}
    assert text(column, *changes, writing=comma) == plain.replace(".", ",")


@pytest.mark.parametrize(
    ("currency", "amount"), [("EUR", "1.005"), ("JPY", "0.5"), ("TND", "0.0001")]
)
def test_nothing_is_rounded(currency, amount):
    changes = (
        ("claims", 0, "currency", currency),
        ("claims", 0, "open_amount", amount),
    )
    column = {"header": "a", "source": "claim.open_amount"}
    path = "dossiers[0].claims[0].open_amount"
    assert findings([column], *changes) == [("places", 1, "a", path)]
    assert text({**column, "places": 4}, *changes) == f"{float(amount):.4f}"


def test_a_rate_has_its_own_decimals_and_no_minor_units():
    column = {"header": "r", "source": "claim.interest_rate", "minor_units": True}
    assert text(column) == "10.5"
    assert text({**column, "places": 2}) == "10.50"
    assert text(column, ("claims", 0, "interest", 1, "rate", "10.00")) == "10"


def test_a_comma_between_decimals_is_quoted_where_it_separates():
    writing = {**MACHINE, "decimal_sign": ","}
    assert text({"header": "a", "source": "claim.open_amount"}, writing=writing) == (
        '"1010,00"'
    )


# === LENGTHS, CODES, EMPTY VALUES === #


@pytest.mark.parametrize(("longest", "fits"), [(11, True), (10, False)])
def test_what_is_too_long_is_told_and_never_cut(longest, fits):
    column = {"header": "n", "source": "debtor.name", "longest": longest}
    if fits:
        assert text(column) == "Debtor SPRL"
    else:
        path = "dossiers[0].debtors[0].name"
        told = [("too_long", 1, "n", path), ("too_long", 2, "n", path)]
        assert findings([column]) == told


def test_the_apostrophe_counts():
    column = {"header": "n", "source": "debtor.name", "longest": 2}
    assert text(column, (*NAME, "=1")) == "=1"
    assert findings([column], (*NAME, "=1"), writing=SHEET)[0][0] == "too_long"


def test_codes_become_theirs_and_one_that_is_not_held_is_told():
    column = {"header": "k", "source": "debtor.kind", "codes": {"company": "B"}}
    assert text(column) == "B"
    change = ("debtors", 0, "kind", "public")
    told = findings([column], change)
    assert told[0] == ("code_unknown", 1, "k", "dossiers[0].debtors[0].kind")


def test_an_empty_value_stays_empty_unless_the_table_has_it():
    column = {"header": "d", "source": "claim.disputed", "codes": {"false": "N"}}
    found = written([column], writing=MACHINE).content
    assert found == b'N\n""\n'
    column["codes"][""] = "?"
    assert written([column], writing=MACHINE).content == b"N\n?\n"


def test_what_is_needed_is_told_where_it_is_missing():
    column = {"header": "s", "source": "debtor.address.street", "required": True}
    change = ("debtors", 0, "addresses", 0, "street", None)
    path = "dossiers[0].debtors[0].addresses[0].street"
    assert findings([column], change)[0] == ("required", 1, "s", path)


@pytest.mark.parametrize("blank", ["\u200b", "\x07"])
def test_a_text_without_shape_is_empty(blank):
    column = {"header": "n", "source": "debtor.name", "required": True}
    assert findings([column], (*NAME, blank))[0][0] == "required"


def test_a_cell_may_depend_on_another_source():
    column = {"header": "c", "constant": "PHONE", "only_with": "debtor.mobile"}
    assert text(column) == '""'
    column["only_with"] = "debtor.phone"
    assert text(column) == "PHONE"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("YYYY-MM-DD", "2026-08-01"),
        ("DD.MM.YYYY", "01.08.2026"),
        ("YYYYMMDD", "20260801"),
        ("MM/DD/YY", "08/01/26"),
        ("YYYY-MM-DDThh:mm:ss", "2026-08-01T00:00:00"),
    ],
)
def test_a_day_has_the_form_of_its_column_or_file(form, expected):
    column = {"header": "d", "source": "claim.date"}
    assert text({**column, "date_form": form}) == expected
    assert text(column, writing={**MACHINE, "date_form": form}) == expected


def test_a_moment_is_the_one_that_its_text_says():
    column = {
        "header": "m",
        "source": "message.created_at",
        "date_form": "DD/MM/YYYY hh.mm",
    }
    assert text(column) == "21/11/2026 18.00"
    change = ("message", "created_at", "yesterday")
    assert findings([column], change)[0][0] == "bad_date"
