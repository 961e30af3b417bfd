"""A package: the same bytes each time, and nothing believed that was not verified."""

import hashlib
import io
import json
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.documents.refused import RefusedError
from followup_core.exports.canonical import canonical, digest
from followup_core.exports.opening import Limits, open_package
from followup_core.exports.package import name_of, package, packages
from tests.core.exports.case_file import DOSSIER, FILES, dossier

CSV = {"claims.csv": b"a,b\r\n", "reminder.xml": b"<Reminder/>"}


def refusal(action, *arguments, **named):
    with pytest.raises(RefusedError) as found:
        action(*arguments, **named)
    assert str(found.value)
    return found.value.code, found.value.path


# === CANONICAL === #


def test_a_dossier_has_one_text():
    text = canonical(DOSSIER)
    turned = json.loads(json.dumps(DOSSIER, sort_keys=True, indent=4))
    assert canonical(dict(reversed(turned.items()))) == text
    assert not text.startswith(b"\xef\xbb\xbf")
    assert "Liège".encode() in text
    assert b": " not in text.replace(b'A\\", 07', b"")
    assert digest(b"") == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )


@given(
    st.recursive(
        st.text() | st.integers() | st.booleans() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_what_is_read_back_has_the_same_text(value):
    try:
        text = canonical({"value": value})
    except UnicodeEncodeError:
        return
    assert canonical(json.loads(text)) == text


def test_what_is_no_number_has_no_text():
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": float("nan")})


# === WRITTEN === #


def test_the_same_facts_are_the_same_bytes():
    files = {**FILES, **CSV}
    first = package(dossier(), files)
    assert package(dossier(), dict(reversed(files.items()))) == first
    assert package(dossier(), files, "0" * 64) != first


def test_the_files_stand_in_order_with_one_date():
    with zipfile.ZipFile(io.BytesIO(package(DOSSIER, {**FILES, **CSV}))) as file:
        assert file.namelist() == [
            "manifest.json",
            "dossier.json",
            "claims.csv",
            "documents/d1_INV_2026_00012.pdf",
            "documents/d2_notice.pdf",
            "reminder.xml",
        ]
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        manifest = json.loads(file.read("manifest.json"))
        assert file.read("dossier.json") == canonical(DOSSIER)
    assert manifest["format"] == "credit_followup.package/1.0"
    assert manifest["dossier_sha256"] == digest(canonical(DOSSIER))
    assert manifest["prev_manifest_sha256"] is None
    roles = [one["role"] for one in manifest["files"]]
    assert roles == ["dossier", "claims", "invoice", "formal_notice", "reminder"]


def test_a_name_says_nothing_of_the_debtor():
    assert name_of(DOSSIER) == "CASE-2026-00042_6f1c1b9e_s0001.zip"
    odd = dossier(("case", "ref", "É/../x"), ("message", "sequence", 12345))
    assert name_of(odd, 3) == "x_6f1c1b9e_s12345_p3.zip"


@pytest.mark.parametrize(
    "path",
    [
        "../a",
        "/a",
        "a/b/c",
        "a\\b",
        "C:a",
        ".hidden",
        "documents/.x",
        "é",
        "",
        "a b",
        "manifest.json",
        "dossier.json",
        "a/",
        "a\n",
    ],
)
def test_no_path_leads_out_of_the_package(path):
    assert refusal(package, DOSSIER, {**FILES, path: b""}) == ("unsafe_path", path)


def test_a_document_is_the_one_of_the_dossier():
    path = "documents/d1_INV_2026_00012.pdf"
    assert refusal(package, DOSSIER, {}) == ("document_differs", "documents[0]")
    other = {**FILES, path: FILES[path][:-1] + b"X"}
    assert refusal(package, DOSSIER, other) == ("document_differs", "documents[0]")
    more = {**FILES, "documents/d3.pdf": b""}
    assert refusal(package, DOSSIER, more) == ("document_unknown", "documents/d3.pdf")


# === PARTS === #

# What cannot be packed any tighter.
BULKY = {
    f"documents/d{n}.bin": hashlib.shake_256(bytes([n])).digest(4000)
    for n in range(1, 7)
}


def bulky():
    documents = [
        {
            "id": path,
            "kind": "other",
            "path": path,
            "mime": "application/octet-stream",
            "size": len(content),
            "sha256": digest(content),
        }
        for path, content in BULKY.items()
    ]
    return dossier(("documents", documents))


@pytest.mark.parametrize("most", [7_000, 12_000, 20_000, 10**6])
def test_no_part_is_larger_than_it_may_be(most):
    parts = packages(bulky(), {**BULKY, **CSV}, "1" * 64, most)
    assert all(len(one.content) <= most for one in parts)
    assert (len(parts) == 1) is (most == 10**6)
    previous, found = "1" * 64, {}
    for number, one in enumerate(parts, 1):
        opened = open_package(one.content, previous)
        assert opened.dossier == bulky()
        which = opened.manifest["part"], opened.manifest["parts"]
        assert which == (number, len(parts))
        assert one.name.endswith("_s0001.zip" if number == 1 else f"_p{number}.zip")
        assert one.manifest_sha256 == opened.manifest_sha256
        previous = opened.manifest_sha256
        found |= opened.files
    assert found == {**BULKY, **CSV}
    assert set(CSV) <= set(open_package(parts[0].content).files)


def test_one_file_that_is_too_large_alone_is_refused():
    code, path = refusal(packages, bulky(), BULKY, None, 5_000)
    assert (code, path.startswith("documents/")) == ("too_large", True)


# === OPENED === #


def test_what_was_packed_is_what_is_opened():
    content = package(DOSSIER, {**FILES, **CSV}, "a" * 64)
    opened = open_package(content, "a" * 64)
    assert opened.dossier == DOSSIER
    assert opened.files == {**FILES, **CSV}
    assert refusal(open_package, content, "b" * 64)[0] == "chain_broken"


def rewritten(change, method=zipfile.ZIP_DEFLATED):
    """Return the package with its entries changed: a list of names and bytes."""
    with zipfile.ZipFile(io.BytesIO(package(DOSSIER, FILES))) as file:
        entries = [(one, file.read(one)) for one in file.namelist()]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in change(entries):
            file.writestr(name, content)
    return buffer.getvalue()


def replaced(name, content):
    return lambda entries: [
        (one, content if one == name else own) for one, own in entries
    ]


PDF = "documents/d2_notice.pdf"
CHANGED = {
    "a document": (replaced(PDF, b"other"), "hash_differs", PDF),
    "the dossier": (replaced("dossier.json", b"{}"), "hash_differs", "dossier.json"),
    "no manifest": (lambda all_: all_[1:], "file_missing", "manifest.json"),
    "no dossier": (lambda all_: [all_[0]], "file_missing", "dossier.json"),
    "no document": (lambda all_: all_[:-1], "file_missing", PDF),
    "one more": (lambda all_: [*all_, ("x.txt", b"")], "file_unknown", "x.txt"),
    "twice": (lambda all_: [*all_, all_[-1]], "unsafe_path", PDF),
    "slip": (lambda all_: [*all_, ("../x", b"")], "unsafe_path", "../x"),
    "root": (lambda all_: [*all_, ("/etc/x", b"")], "unsafe_path", "/etc/x"),
    "a folder": (
        lambda all_: [*all_, ("documents/", b"")],
        "unsafe_path",
        "documents/",
    ),
    "no JSON": (replaced("manifest.json", b"{"), "bad_json", ""),
    "no manifest in it": (
        replaced("manifest.json", b"{}"),
        "missing_key",
        "manifest.format",
    ),
}


@pytest.mark.parametrize("case", CHANGED.values(), ids=CHANGED)
def test_what_was_changed_is_refused(case):
    change, code, path = case
    assert refusal(open_package, rewritten(change)) == (code, path)


def test_a_bomb_is_refused_before_it_is_unpacked():
    zeros = lambda all_: [*all_, ("x.bin", bytes(10**7))]
    assert refusal(open_package, rewritten(zeros)) == ("too_large", "x.bin")
    content = package(DOSSIER, FILES)
    assert refusal(open_package, content, None, Limits(entries=3))[0] == "too_large"
    assert open_package(content, None, Limits(entries=4)).dossier == DOSSIER
    assert refusal(open_package, content, None, Limits(total=1000))[0] == "too_large"


def test_what_cannot_be_read_is_refused():
    for content in (b"", b"PK", b"x" * 100):
        assert refusal(open_package, content)[0] == "bad_archive"
    packed = rewritten(list, zipfile.ZIP_BZIP2)
    assert refusal(open_package, packed)[0] == "bad_archive"


@given(st.data())
def test_no_damage_gets_through(data):
    """A byte that is changed is refused, or stands where nothing is read."""
    content = bytearray(package(DOSSIER, FILES))
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    try:
        opened = open_package(bytes(content))
    except RefusedError:
        return
    assert (opened.dossier, opened.files) == (DOSSIER, FILES)


@pytest.mark.parametrize("changed", [[], {"message": []}, {"message": {"id": "x"}}])
def test_a_dossier_of_another_message_is_refused(changed):
    def change(entries):
        text = canonical(changed)
        manifest = json.loads(entries[0][1])
        manifest["dossier_sha256"] = digest(text)
        manifest["files"][0] |= {"size": len(text), "sha256": digest(text)}
        return [
            ("manifest.json", canonical(manifest)),
            ("dossier.json", text),
            *entries[2:],
        ]

    found = refusal(open_package, rewritten(change))
    assert found == ("message_differs", "dossier.json")


def test_a_file_may_be_empty():
    assert open_package(package(DOSSIER, {**FILES, "x.txt": b""})).files["x.txt"] == b""


def test_the_limits_are_those_that_are_written_down():
    assert Limits() == (2_000, 500_000_000, 100, 1_000_000)
