"""Balances of an agency: the mapping, the cells, whose balance it is."""

import tracemalloc
from decimal import Decimal
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.documents.refused import RefusedError
from followup_core.handover.events import Fault, Problem
from followup_core.handover.matching import Unmatched
from followup_core.handover.reading.balances import (
    BalanceField,
    BalanceTrailer,
    Told,
    balances_of_lines,
    balances_of_rows,
    read_balance_mapping,
)
from followup_core.handover.reconciliation import (
    Balance,
    Gap,
    Unplaced,
    placed,
    reconcile,
)
from tests.core.handover.balance_files import (
    AS_OF,
    FORM,
    HEAD,
    MAPPING,
    lines,
    only,
    read,
    row,
)
from tests.core.handover.feedback_files import PLACED

PER_CASE = FORM._replace(
    columns=tuple(
        one._replace(field=None) if one.field is BalanceField.CLAIM_REF else one
        for one in FORM.columns
    )
)


# === MAPPING === #


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"format": "credit_followup.feedback/1.0"}, "format"),
        ({"encoding": "utf-7"}, "encoding"),
        ({"columns": [{"name": "a", "field": "amount"}]}, "columns[0].field"),
        ({"columns": [{"name": "a", "field": "balance"}]}, "columns"),
        ({"columns": [{"name": "a", "field": "case_ref"}]}, "columns"),
        ({"columns": [*MAPPING["columns"], {"name": "Az"}]}, "columns"),
        (
            {"columns": [*MAPPING["columns"], {"name": "x", "field": "balance"}]},
            "columns",
        ),
        ({"columns": MAPPING["columns"][:4]}, "currency"),
        ({"currency": "EUR"}, "currency"),
        ({"thousands": ","}, "thousands"),
        ({"delimiter": ":"}, "delimiter"),
        ({"largest": "0"}, "largest"),
        ({"trailer": {"mark": ""}}, "trailer.mark"),
        ({"trailer": {"mark": "E", "sums": []}}, "trailer.sums"),
        ({"events": []}, "events"),
    ],
)
def test_what_is_no_mapping(change, path):
    with pytest.raises(RefusedError) as refused:
        read_balance_mapping({**MAPPING, **change})
    assert refused.value.path == path


def test_a_currency_may_be_said_once():
    columns = [*MAPPING["columns"][:4], {"name": "Wg"}, *MAPPING["columns"][5:]]
    form = read_balance_mapping({**MAPPING, "columns": columns, "currency": "JPY"})
    assert only(row(Saldo="600"), form=form).currency == "JPY"
    assert only(row(), form=form).code is Fault.BAD_AMOUNT


# === CELLS === #


def test_a_row():
    found = only(row(Az="77001", Saldo="1.600,50"))
    assert found == Told(
        2, Decimal("1600.50"), "EUR", "CASE/0042", "77001", "L1", AS_OF
    )


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"Saldo": ""}, Fault.MISSING, "Saldo"),
        ({"Saldo": "-0,01"}, Fault.NEGATIVE, "Saldo"),
        ({"Saldo": "1,001"}, Fault.BAD_AMOUNT, "Saldo"),
        ({"Saldo": "1.600"}, Fault.BAD_AMOUNT, "Saldo"),
        ({"Saldo": "10000000,01"}, Fault.TOO_LARGE, "Saldo"),
        ({"Wg": ""}, Fault.MISSING, "Wg"),
        ({"Wg": "EUX"}, Fault.BAD_CURRENCY, "Wg"),
        ({"Stand": ""}, Fault.MISSING, "Stand"),
        ({"Stand": "01.07.2026"}, Fault.FUTURE, "Stand"),
        ({"Stand": "31.06.2026"}, Fault.BAD_DATE, "Stand"),
        ({"Forderung": ""}, Fault.MISSING, "Forderung"),
        ({"Forderung": "x" * 101}, Fault.TOO_LONG, "Forderung"),
        ({"Fall": "a\x00b"}, Fault.CONTROL, ""),
    ],
)
def test_a_row_that_is_not_read(cells, code, column):
    found = only(row(**cells))
    assert (found.code, found.column) == (code, column)


@pytest.mark.parametrize("cell", ["0,00", "-0,00", "10000000,00"])
def test_a_balance_that_is_read(cell):
    assert isinstance(only(row(Saldo=cell)), Told)


def test_a_file_of_cases_names_one():
    found = only(row(Fall="", Forderung="L1"), form=PER_CASE)
    assert (found.code, found.column) == (Fault.MISSING, "")
    assert only(row(Fall="", Az="77001"), form=PER_CASE).agency_ref == "77001"


def test_a_reference_in_the_first_column_is_named_as_well():
    columns = (FORM.columns[2], *FORM.columns[:2], *FORM.columns[3:])
    head = [one.name for one in columns]
    cells = ["", "", "CASE/0042", *row()[3:]]
    form = FORM._replace(columns=columns)
    (found,) = balances_of_rows(enumerate([head, cells], 1), form, AS_OF)
    assert (found.code, found.column) == (Fault.MISSING, "Forderung")


# === FILES === #


def faults(found):
    return [one.code for one in found if isinstance(one, Problem)]


def test_a_file_is_read_as_strictly_as_feedback():
    assert faults(balances_of_lines([], FORM, AS_OF)) == [Fault.HEADER]
    cut = [*lines(row())[:-1], lines(row())[-1].rstrip()]
    assert faults(balances_of_lines(cut, FORM, AS_OF)) == [Fault.TRUNCATED]
    other = [HEAD[1:], row()]
    assert faults(balances_of_rows(enumerate(other, 1), FORM, AS_OF)) == [Fault.HEADER]
    utf_8 = [";".join(one).encode() + b"\n" for one in (HEAD, row(Bearbeiter="é"))]
    assert faults(balances_of_lines(utf_8, FORM, AS_OF)) == [Fault.ENCODING]


TRAILER = FORM._replace(trailer=BalanceTrailer("E", 1, 1, 3))


@pytest.mark.parametrize(
    ("last", "codes"),
    [
        (["E", "3", "", "600,00"], []),
        (["E", "2", "", "600,00"], [Fault.TRAILER_COUNT]),
        (["E", "3", "", "600,01"], [Fault.TRAILER_SUM]),
        (None, [Fault.TRAILER_MISSING]),
    ],
)
def test_a_trailer_counts_and_sums(last, codes):
    rows = [row(), row(Forderung="L2", Saldo="0,00"), last]
    assert faults(read(*rows[: 2 + bool(last)], form=TRAILER)) == codes


def test_a_million_rows_fit_anywhere():
    head, one = lines(row())
    tracemalloc.start()
    for _found in balances_of_lines(chain([head], repeat(one, 20_000)), FORM, AS_OF):
        pass
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


@given(st.lists(st.lists(st.text(max_size=8), max_size=8), max_size=4))
def test_whatever_is_in_a_file_is_told(rows):
    for one in balances_of_rows(enumerate([HEAD, *rows], 1), FORM, AS_OF):
        assert isinstance(one, (Told, Problem))


# === WHOSE === #


def told(amount="600.00", **refs):
    return Told(2, Decimal(amount), "EUR", **refs)


def whose(**refs):
    (found,) = placed([told(**refs)], [PLACED], "A")
    return found.ref if isinstance(found, Balance) else found


@pytest.mark.parametrize(
    ("refs", "ref"),
    [
        ({"claim_ref": "L1"}, "L1"),
        ({"claim_ref": "L1", "case_ref": "CASE/0042"}, "L1"),
        ({"case_ref": "CASE/0042"}, "CASE/0042"),
        ({"agency_ref": "77001"}, "CASE/0042"),
        ({"agency_ref": "077001"}, "CASE/0042"),
        ({"claim_ref": "L9"}, "L9"),
        ({"case_ref": "CASE/9"}, "CASE/9"),
        ({"agency_ref": "9"}, "9"),
    ],
)
def test_a_balance_has_our_reference(refs, ref):
    assert whose(**refs) == ref


def test_what_contradicts_itself_is_told_and_not_compared():
    contradicting = whose(claim_ref="L9", case_ref="CASE/0042")
    assert contradicting == Unplaced(2, Unmatched.CONTRADICTING)
    other = [PLACED, PLACED._replace(ref="P2", agency="B", case_ref="C2", claims=())]
    (found,) = placed([told(case_ref="C2")], other, "A")
    assert found == Unplaced(2, Unmatched.OTHER_AGENCY)


@given(st.dictionaries(st.sampled_from(["L1", "L2"]), st.integers(0, 10**6)))
def test_what_we_have_ourselves_has_no_gap(amounts):
    cents = {ref: Decimal(one).scaleb(-2) for ref, one in amounts.items()}
    ours = [Balance(ref, one, "EUR") for ref, one in cents.items()]
    rows = [
        row(Forderung=ref, Saldo=str(one).replace(".", ","))
        for ref, one in cents.items()
    ]
    theirs = list(placed(read(*rows), [PLACED], "A"))
    assert reconcile(ours, theirs).differences == ()
    found = reconcile(ours, theirs[1:]).differences
    assert {one.gap for one in found} <= {Gap.MISSING_THERE}
