"""A batch: several cases for one agency in one archive, with one manifest.

Each dossier is that of its own message, byte for byte, and follows its own chain; what
is written for all of them, as one list of claims, stands beside them. Documents of a
case keep their names, in a folder of the case.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..documents.refused import RefusedError
from .canonical import canonical, digest
from .layouts.records import Batch
from .package import (
    DOCUMENTS,
    MANIFEST,
    MOST_BYTES,
    Part,
    archive,
    check_documents,
    check_known,
    check_paths,
    listed,
    plain,
)

FORMAT = "credit_followup.batch/1.0"
DOSSIERS = "dossiers/"
_ID_LENGTH = 8
# What all cases of a batch have in common.
_COMMON = (("agency", "code"), ("creditor", "ref"), ("message", "test"))


class Placed(NamedTuple):
    """One case of a batch. ``documents``: by their path in the dossier.

    ``previous``: SHA-256 of the manifest before this one in the case.
    """

    dossier: Mapping[str, Any]
    documents: Mapping[str, bytes]
    previous: str | None = None


def batch(
    cases: Sequence[Placed],
    files: Mapping[str, bytes],
    which: Batch,
    most_bytes: int = MOST_BYTES,
) -> Part:
    """Return the archive of several cases.

    :param files: what is written for all of them, by name
    :raises RefusedError: as a package; ``batch_mixed`` where the cases are not for one
        agency, of one creditor, and all tests or none; ``duplicate_ref`` where two have
        one name; ``too_large``: then it is two batches
    """
    _check_common(cases)
    entries: dict[str, bytes] = {}
    said: list[dict[str, Any]] = []
    kinds: dict[str, str] = {}
    for place, case in enumerate(cases):
        folder = _folder(case, entries, f"dossiers[{place}]")
        own = _documents(case, folder, f"dossiers[{place}]")
        text = canonical(case.dossier)
        entries |= {f"{DOSSIERS}{folder}.json": text, **own}
        said.append(_said(case, folder, text))
        kinds |= {
            _moved(one["path"], folder): one["kind"]
            for one in case.dossier["documents"]
        }
    # In a folder it would be of a case.
    check_paths(files, {MANIFEST, *(one for one in files if "/" in one)})
    entries |= files
    ordered = dict(sorted(entries.items()))
    manifest = {
        "format": FORMAT,
        "agency": cases[0].dossier["agency"]["code"],
        "batch_id": which.id,
        "created_at": which.created_at,
        "dossiers": said,
        "files": [listed(path, one, kinds) for path, one in ordered.items()],
    }
    return _packed(manifest, ordered, most_bytes)


def _packed(
    said: Mapping[str, Any], entries: Mapping[str, bytes], most_bytes: int
) -> Part:
    manifest = canonical(said)
    content = archive([(MANIFEST, manifest), *entries.items()])
    if len(content) > most_bytes:
        message = f"the batch has {len(content)} bytes, {most_bytes} may be"
        raise RefusedError("too_large", "", message)
    short = plain(said["batch_id"])[:_ID_LENGTH]
    name = f"{plain(said['agency'])}_batch_{short}.zip"
    return Part(name, content, digest(manifest))


def _check_common(cases: Sequence[Placed]) -> None:
    """Refuse cases that do not go the same way."""
    if not cases:
        raise RefusedError("bad_type", "dossiers", "a batch has one dossier at least")
    for section, key in _COMMON:
        for place, one in enumerate(cases):
            first = cases[0].dossier[section].get(key) or False
            if (one.dossier[section].get(key) or False) != first:
                at = f"dossiers[{place}].{section}.{key}"
                raise RefusedError("batch_mixed", at, f"{at} is not that of the first")


def _folder(case: Placed, entries: Mapping[str, bytes], path: str) -> str:
    """Return the name of a case in the archive, where small letters are as capitals."""
    folder = plain(case.dossier["case"]["ref"])
    at = f"{path}.case.ref"
    if not folder or f"{folder}/".lower() in (DOSSIERS, DOCUMENTS):
        raise RefusedError("unsafe_path", at, f"{folder!r} is no name of a folder")
    if f"{DOSSIERS}{folder}.json".lower() in {one.lower() for one in entries}:
        raise RefusedError("duplicate_ref", at, f"two cases are called {folder}")
    return folder


def _documents(case: Placed, folder: str, path: str) -> dict[str, bytes]:
    """Return the documents of a case by their paths in the archive."""
    check_paths(case.documents, ())
    check_known(case.documents, check_documents(case.dossier, case.documents, path))
    for one in case.documents:
        if not one.startswith(DOCUMENTS):
            raise RefusedError("document_unknown", one, f"{one} is of no case")
    return {_moved(one, folder): content for one, content in case.documents.items()}


def _moved(path: str, folder: str) -> str:
    return f"{folder}/{path.removeprefix(DOCUMENTS)}"


def _said(case: Placed, folder: str, text: bytes) -> dict[str, Any]:
    message = case.dossier["message"]
    return {
        "folder": folder,
        "message_id": message["id"],
        "sequence": message["sequence"],
        "dossier_sha256": digest(text),
        "prev_manifest_sha256": case.previous,
    }
