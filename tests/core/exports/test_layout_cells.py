"""What stands in a cell: traps of spreadsheets, encodings, money and lengths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.exports.layouts.cells import FORMULA, clean, is_formula, not_held
from followup_core.exports.layouts.reading import layout_of
from followup_core.exports.layouts.records import Guard, Writing
from followup_core.exports.layouts.writing import Written, write
from tests.core.exports.case_file import dossier, layout

SHEET = {"guard": "spreadsheet", "has_header": False, "line_end": "lf"}
MACHINE = {"has_header": False, "line_end": "lf"}
NAME = ("debtors", 0, "name")


def text(column, *changes, writing=MACHINE, **others):
    """Return the first cell of the first claim, unquoted."""
    found = written([column], *changes, writing=writing, **others)
    return found.content.decode().split("\n")[0]


def written(columns, *changes, **others):
    found = write(layout_of(layout(columns, **others)), [dossier(*changes)])
    assert isinstance(found, Written), found
    return found


def findings(columns, *changes, **others):
    found = write(layout_of(layout(columns, **others)), [dossier(*changes)])
    assert not isinstance(found, Written)
    return [(one.code, one.row, one.column, one.path) for one in found]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\0", "\uff1d"])
def test_a_formula_is_a_text_for_a_spreadsheet_and_itself_for_a_machine(first):
    change = (*NAME, first + "1+1")
    column = {"header": "n", "source": "debtor.name"}
    assert text(column, change, writing=SHEET).lstrip('"').startswith("'")
    machine = text(column, change, writing={**MACHINE, "quoting": "minimal"})
    assert not machine.lstrip('"').startswith("'")


@pytest.mark.parametrize("hidden", ["\u200b=1", "\ufeff=1", " =1", "\u00a0@x", "\n=1"])
def test_what_stands_before_a_formula_hides_none(hidden):
    change = (*NAME, hidden)
    found = written([{"header": "n", "source": "debtor.name"}], change, writing=SHEET)
    assert found.content.decode().lstrip('"').startswith("'")


def test_what_is_no_formula_gets_no_apostrophe():
    for name in ("A=1", "1-1", "'x", "a@example.com"):
        column = {"header": "n", "source": "debtor.name"}
        assert text(column, (*NAME, name), writing=SHEET) == name


def test_numbers_days_and_flags_never_get_an_apostrophe():
    columns = [
        {"header": "a", "source": "claim.open_amount"},
        {"header": "b", "source": "claim.date"},
        {"header": "c", "source": "case.disputed"},
        {"header": "d", "source": "line.number"},
    ]
    found = written(columns, writing=SHEET).content.decode().splitlines()
    assert found == ["1010.00,2026-08-01,false,1", "-10.00,2026-08-05,false,2"]


def test_a_constant_and_a_code_are_texts_as_well():
    constant = {"header": "a", "constant": "=A1"}
    coded = {
        "header": "b",
        "source": "claim.type",
        "codes": {"invoice": "+I", "credit_note": "-C"},
    }
    found = written([constant, coded], writing=SHEET).content.decode().splitlines()
    assert found == ["'=A1,'+I", "'=A1,'-C"]


@pytest.mark.parametrize(
    ("phone", "guard", "expected"),
    [
        ("plus", "machine", "+3242223344"),
        ("zeros", "machine", "003242223344"),
        ("plus", "spreadsheet", "'+3242223344"),
        ("zeros", "spreadsheet", "003242223344"),
    ],
)
def test_a_telephone_number_is_written_as_it_is_wanted(phone, guard, expected):
    writing = {**MACHINE, "phone": phone, "guard": guard}
    column = {"header": "p", "source": "debtor.phone"}
    assert text(column, writing=writing) == expected


def test_zeros_stay_in_front():
    columns = [
        {"header": "z", "source": "debtor.address.zip"},
        {"header": "k", "source": "debtor.identifier.kbo"},
    ]
    assert written(columns, writing=MACHINE).content.startswith(b"0800,0403170701\n")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A\u00a0B\u202fC\u2007D", "A B C D"),
        ("A\u200bB\u200dC\ufeffD\u00ad", "ABCD"),
        ("Lie\u0300ge", "Li\u00e8ge"),
        ("a\x07b\x7fc\x9fd", "abcd"),
        ("a\tb", "a b"),
    ],
)
def test_text_is_composed_and_has_nothing_without_shape(name, expected):
    column = {"header": "n", "source": "debtor.name"}
    assert text(column, (*NAME, name)) == expected


@pytest.mark.parametrize("given", ["a\r\nb", "a\rb", "a\nb", "a\u2028b"])
def test_breaks_of_lines_are_one_and_quoted(given):
    found = written(
        [{"header": "n", "source": "debtor.name"}], (*NAME, given), writing=MACHINE
    )
    assert found.content.startswith(b'"a\nb"\n')


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ('say "x"', '"say ""x"""'),
        ("a,b", '"a,b"'),
        ("a;b", "a;b"),
        ('"', '""""'),
        ("plain", "plain"),
    ],
)
def test_only_what_needs_quotes_has_them(name, expected):
    column = {"header": "n", "source": "debtor.name"}
    assert text(column, (*NAME, name)) == expected


def test_all_is_quoted_where_it_is_wanted_and_the_header_too():
    writing = {"quoting": "all", "line_end": "lf", "delimiter": ";"}
    columns = [{"header": "n", "source": "claim.ref"}, {"header": "e"}]
    content = written(columns, writing=writing).content
    assert content == b'"n";"e"\n"L9981";""\n"L9982";""\n'


def test_a_lone_empty_cell_is_a_record_all_the_same():
    assert written([{"header": "e"}], writing=MACHINE).content == b'""\n""\n'


# === MONEY === #


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
    path = "dossiers[0].debtors[0].address.street"
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


# === ENCODINGS === #


@pytest.mark.parametrize(
    ("encoding", "name", "content"),
    [
        ("utf-8", "Liège €", "Liège €".encode()),
        ("cp1252", "Liège €", b"Li\xe8ge \x80"),
        ("iso-8859-15", "Liège €", b"Li\xe8ge \xa4"),
        ("ascii", "Liege", b"Liege"),
    ],
)
def test_each_encoding_writes_what_it_holds(encoding, name, content):
    writing = {**MACHINE, "encoding": encoding}
    column = {"header": "n", "source": "debtor.name"}
    found = written([column], (*NAME, name), writing=writing)
    assert found.content.split(b"\n")[0] == content


@pytest.mark.parametrize(
    ("encoding", "name", "characters"),
    [
        ("cp1252", "Łódź", "Łź"),
        ("iso-8859-15", "“quoted”", "“”"),
        ("ascii", "Liège", "è"),
        ("utf-8", "a\ud800", "\ud800"),
    ],
)
def test_each_character_that_is_not_held_is_told(encoding, name, characters):
    writing = {**MACHINE, "encoding": encoding}
    column = {"header": "n", "source": "debtor.name"}
    told = write(layout_of(layout([column], writing=writing)), [dossier((*NAME, name))])
    assert [one.code for one in told] == ["character"] * 2 * len(characters)
    for one, character in zip(told, characters, strict=False):
        assert (one.row, one.column) == (1, "n")
        assert one.path == "dossiers[0].debtors[0].name"
        assert f"U+{ord(character):04X}" in one.message
        one.message.encode()


def test_replacements_are_those_of_the_layout_and_no_others():
    writing = {**MACHINE, "encoding": "cp1252", "replacements": {"Ł": "L", "ź": "z"}}
    column = {"header": "n", "source": "debtor.name"}
    found = written([column], (*NAME, "Łódź"), writing=writing)
    assert found.content.split(b"\n")[0] == b"L\xf3dz"
    assert findings([column], (*NAME, "Łość"), writing=writing)[0][0] == "character"


def test_a_header_that_is_not_held_is_told():
    writing = {"encoding": "cp1252"}
    told = findings([{"header": "Miejscowość", "source": "claim.ref"}], writing=writing)
    assert [one[:3] for one in told] == [("character", 0, "Miejscowość")] * 2


def test_the_mark_stands_before_the_file_once():
    writing = {"encoding": "utf-8-bom", "line_end": "lf"}
    column = {"header": "n", "source": "claim.ref"}
    assert (
        written([column], writing=writing).content == b"\xef\xbb\xbfn\nL9981\nL9982\n"
    )


# === LAWS === #


@given(st.text(max_size=30))
def test_cleaning_twice_is_cleaning_once(given_text):
    writing = Writing()
    once = clean(given_text, writing)
    assert clean(once, writing) == once


@given(st.text(max_size=20))
def test_no_cell_of_a_spreadsheet_begins_as_a_formula(name):
    column = {"header": "n", "source": "debtor.name"}
    found = write(
        layout_of(layout([column], writing=SHEET)), [dossier((*NAME, name or "x"))]
    )
    if isinstance(found, Written):
        first = found.content.decode().lstrip('"')[:1]
        assert first not in FORMULA - {"\n"}


@given(st.text(max_size=20))
def test_what_is_not_held_is_what_python_refuses(given_text):
    for encoding in ("cp1252", "iso-8859-15", "ascii"):
        missing = not_held(given_text, encoding)
        kept = "".join(one for one in given_text if one not in missing)
        kept.encode(encoding)
        assert set(missing) <= set(given_text)


def test_a_guard_is_asked_for():
    assert is_formula("=1")
    assert not is_formula("")
    assert Writing().guard is Guard.MACHINE
