"""A batch: cases stay what they are alone, and nothing is believed unverified."""

import io
import json
import zipfile

import pytest

from followup_core.documents.refused import RefusedError
from followup_core.exports.batch import Placed, batch
from followup_core.exports.canonical import canonical, digest
from followup_core.exports.layouts.records import Batch
from followup_core.exports.opening import open_batch, open_package
from followup_core.exports.package import archive, package
from tests.core.exports.case_file import DOSSIER, FILES, dossier

WHICH = Batch("9b2d7c1e-0000-4000-8000-000000000001", "2026-11-21T18:00:00Z")
LISTS = {"claims.csv": b"a,b\r\n"}
ONE = "6f1c1b9e-0f3e-4a57-9a27-3d0f6c1d0b11"
TWO = "7f1c1b9e-0f3e-4a57-9a27-3d0f6c1d0b12"
FIRST, SECOND = "dossiers/CASE-2026-00042.json", "dossiers/CASE-2026-00043.json"


def second(*changes):
    """Return another case of the agency, whose documents are called alike."""
    own = (("case", "ref", "CASE/2026/00043"), ("message", "id", TWO))
    return dossier(*own, *changes)


def placed(*others, previous=None):
    return [Placed(DOSSIER, FILES, previous), *(Placed(one, FILES) for one in others)]


def refusal(action, *arguments, **named):
    with pytest.raises(RefusedError) as found:
        action(*arguments, **named)
    assert str(found.value)
    return found.value.code, found.value.path


def test_what_was_packed_is_what_is_opened():
    part = batch(placed(second()), LISTS, WHICH)
    opened = open_batch(part.content)
    assert [one.dossier for one in opened.cases] == [DOSSIER, second()]
    assert [one.files for one in opened.cases] == [FILES, FILES]
    assert opened.files == LISTS
    assert opened.manifest_sha256 == part.manifest_sha256
    assert part.name == "TCM_batch_9b2d7c1e.zip"


def test_a_dossier_has_the_bytes_that_it_has_alone():
    alone = open_package(package(DOSSIER, FILES)).manifest["dossier_sha256"]
    opened = open_batch(batch(placed(second()), LISTS, WHICH).content)
    assert opened.cases[0].manifest["dossier_sha256"] == alone


def test_the_files_stand_in_order_and_the_same_facts_are_the_same_bytes():
    part = batch(placed(second()), LISTS, WHICH)
    with zipfile.ZipFile(io.BytesIO(part.content)) as file:
        assert file.namelist() == [
            "manifest.json",
            "CASE-2026-00042/d1_INV_2026_00012.pdf",
            "CASE-2026-00042/d2_notice.pdf",
            "CASE-2026-00043/d1_INV_2026_00012.pdf",
            "CASE-2026-00043/d2_notice.pdf",
            "claims.csv",
            FIRST,
            SECOND,
        ]
        roles = [one["role"] for one in json.loads(file.read("manifest.json"))["files"]]
    assert roles[:2] == ["invoice", "formal_notice"]
    assert batch(placed(second()), LISTS, WHICH) == part


def test_each_case_follows_its_own_chain():
    before = "a" * 64
    content = batch(placed(second(), previous=before), LISTS, WHICH).content
    assert open_batch(content, {ONE: before})
    assert open_batch(content, {"of nobody": before})
    at = "manifest.dossiers[0].prev_manifest_sha256"
    assert refusal(open_batch, content, {ONE: "b" * 64}) == ("chain_broken", at)
    at = "manifest.dossiers[1].prev_manifest_sha256"
    assert refusal(open_batch, content, {TWO: before}) == ("chain_broken", at)


# === REFUSED WHEN IT IS MADE === #


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (("agency", "code", "OTHER"), "dossiers[1].agency.code"),
        (("creditor", "ref", "C2"), "dossiers[1].creditor.ref"),
        (("message", "test", False), "dossiers[1].message.test"),
        (("message", "test", None), "dossiers[1].message.test"),
    ],
)
def test_cases_that_do_not_go_the_same_way_are_no_batch(change, path):
    cases = placed(second(change))
    assert refusal(batch, cases, {}, WHICH) == ("batch_mixed", path)


def test_no_test_and_no_word_about_it_are_alike():
    cases = [
        Placed(dossier(("message", "test", False)), FILES),
        Placed(second(("message", "test", None)), FILES),
    ]
    assert len(open_batch(batch(cases, {}, WHICH).content).cases) == 2


@pytest.mark.parametrize(
    "ref", ["CASE/2026/00042", "CASE-2026-00042", "case/2026/00042"]
)
def test_two_cases_never_have_one_name(ref):
    found = refusal(batch, placed(second(("case", "ref", ref))), {}, WHICH)
    assert found == ("duplicate_ref", "dossiers[1].case.ref")


@pytest.mark.parametrize("ref", ["/", "..", "dossiers", "Documents"])
def test_a_case_whose_name_is_no_folder_is_refused(ref):
    found = refusal(batch, placed(second(("case", "ref", ref))), {}, WHICH)
    assert found == ("unsafe_path", "dossiers[1].case.ref")


@pytest.mark.parametrize(
    "path",
    ["../x", "manifest.json", FIRST, "dossiers/x.json", "documents/x", "CASE-1/x"],
)
def test_what_is_for_all_takes_no_place_of_a_case(path):
    found = refusal(batch, placed(), {path: b""}, WHICH)
    assert found == ("unsafe_path", path)


def test_the_documents_of_a_case_are_those_of_its_dossier():
    cases = [Placed(DOSSIER, FILES), Placed(second(), {})]
    found = refusal(batch, cases, {}, WHICH)
    assert found == ("document_differs", "dossiers[1].documents[0]")
    more = [Placed(DOSSIER, {**FILES, "documents/d3.pdf": b""})]
    assert refusal(batch, more, {}, WHICH) == ("document_unknown", "documents/d3.pdf")
    list_of_one = [Placed(DOSSIER, {**FILES, "claims.csv": b""})]
    assert refusal(batch, list_of_one, {}, WHICH) == ("document_unknown", "claims.csv")


def test_a_batch_of_nothing_and_one_that_is_too_large():
    assert refusal(batch, [], {}, WHICH) == ("bad_type", "dossiers")
    size = len(batch(placed(), {}, WHICH).content)
    assert batch(placed(), {}, WHICH, size)
    assert refusal(batch, placed(), {}, WHICH, size - 1) == ("too_large", "")


# === REFUSED WHEN IT IS OPENED === #


def rewritten(change):
    """Return a batch whose entries were changed, its manifest with them."""
    content = batch(placed(second()), LISTS, WHICH).content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        entries = {one: file.read(one) for one in file.namelist()}
    manifest = json.loads(entries.pop("manifest.json"))
    change(manifest, entries)
    return archive([("manifest.json", canonical(manifest)), *entries.items()])


def listed(manifest, path, content):
    """Have the list of files agree, so that only what is tried is wrong."""
    others = [one for one in manifest["files"] if one["path"] != path]
    own = {"path": path, "size": len(content), "sha256": digest(content), "role": "x"}
    manifest["files"] = [*others, own]


def a_changed_document(_manifest, entries):
    entries["CASE-2026-00042/d2_notice.pdf"] = b"other"


def a_changed_dossier(manifest, entries):
    entries[FIRST] = b"{}"
    listed(manifest, FIRST, b"{}")


def a_dossier_of_another_message(manifest, _entries):
    manifest["dossiers"][0]["sequence"] = 2


def a_dossier_without_message(manifest, entries):
    entries["dossiers/x.json"] = b"{}"
    listed(manifest, "dossiers/x.json", b"{}")


def a_message_without_dossier(manifest, entries):
    del entries[SECOND]
    manifest["files"] = [one for one in manifest["files"] if one["path"] != SECOND]


def a_case_named_twice(manifest, _entries):
    manifest["dossiers"].append(manifest["dossiers"][0])


def a_file_that_nobody_lists(_manifest, entries):
    entries["x.txt"] = b""


def no_cases(manifest, _entries):
    manifest["dossiers"] = []


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        (a_changed_document, "hash_differs", "CASE-2026-00042/d2_notice.pdf"),
        (a_changed_dossier, "hash_differs", FIRST),
        (a_dossier_of_another_message, "message_differs", FIRST),
        (a_dossier_without_message, "file_unknown", "dossiers/x.json"),
        (a_message_without_dossier, "file_missing", SECOND),
        (a_case_named_twice, "file_missing", FIRST),
        (a_file_that_nobody_lists, "file_unknown", "x.txt"),
        (no_cases, "bad_type", "manifest.dossiers"),
    ],
)
def test_what_was_changed_is_refused(change, code, path):
    assert refusal(open_batch, rewritten(change)) == (code, path)


def test_a_package_is_no_batch_and_a_batch_no_package():
    alone = package(DOSSIER, FILES)
    assert refusal(open_batch, alone)[1].startswith("manifest")
    many = batch(placed(second()), LISTS, WHICH).content
    assert refusal(open_package, many) == ("file_missing", "dossier.json")
    assert refusal(open_batch, archive([])) == ("file_missing", "manifest.json")
