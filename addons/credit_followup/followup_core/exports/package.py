"""The package of a hand-over: a ZIP whose manifest knows every byte of it.

The same facts give the same bytes: names in order, one date, one level of compression.
Names are of plain letters, digits, points and dashes, so that they need no encoding,
and say nothing of the debtor.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..documents.refused import RefusedError
from .canonical import canonical, digest

FORMAT = "credit_followup.package/1.0"
MANIFEST, DOSSIER = "manifest.json", "dossier.json"
# What a file in a package may be called: in the root, or in one folder.
PATH = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)?[A-Za-z0-9_-][A-Za-z0-9._-]*")
DOCUMENTS = "documents/"
# The least that an agency that was read about takes: Debitura, 25 MB a file.
MOST_BYTES = 25 * 10**6
_OUTSIDE_NAMES = re.compile(r"[^A-Za-z0-9.-]+")
_ID_LENGTH = 8
# Lines of a manifest are compressed together, which may cost one some bytes more.
_SPARE = 200
# The first day that a ZIP can say, APPNOTE 4.4.6.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE, _LEVEL = 3, 0o100644 << 16, 6


class Part(NamedTuple):
    """One archive of a package. ``manifest_sha256``: for the next one of the chain."""

    name: str
    content: bytes
    manifest_sha256: str


def name_of(dossier: Mapping[str, Any], part: int = 1) -> str:
    """Return the name of the archive: the case, the message, which one it is.

    >>> message = {"id": "6f1c1b9e-0f3e-4a57-9a27-3d0f6c1d0b11", "sequence": 1}
    >>> name_of({"case": {"ref": "CASE/2026/00042"}, "message": message}, 2)
    'CASE-2026-00042_6f1c1b9e_s0001_p2.zip'
    """
    message = dossier["message"]
    # No name begins as an option or a hidden file.
    case = _OUTSIDE_NAMES.sub("-", str(dossier["case"]["ref"])).lstrip("-.")
    short = _OUTSIDE_NAMES.sub("-", str(message["id"]))[:_ID_LENGTH]
    which = f"_p{part}" if part > 1 else ""
    return f"{case}_{short}_s{message['sequence']:04d}{which}.zip"


def package(
    dossier: Mapping[str, Any],
    files: Mapping[str, bytes],
    previous: str | None = None,
) -> bytes:
    """Return the archive of a dossier and its files, in one part.

    :param files: by their path: the documents that the dossier names, and layouts
    :param previous: SHA-256 of the manifest before this one in the case
    :raises RefusedError: if a document is missing or another one, or a path is unsafe
    """
    check_files(dossier, files)
    return _part(dossier, files, previous, (1, 1)).content


def packages(
    dossier: Mapping[str, Any],
    files: Mapping[str, bytes],
    previous: str | None = None,
    most_bytes: int = MOST_BYTES,
) -> tuple[Part, ...]:
    """Return the archives of a dossier, none larger than an agency takes.

    Each has the dossier; the first has the layouts, documents follow in their order.
    The chain of manifests goes from part to part.

    :raises RefusedError: as `package`, and if one file alone is too large
    """
    check_files(dossier, files)
    groups = _groups(dossier, files, most_bytes)
    found: list[Part] = []
    for place, group in enumerate(groups, 1):
        part = _part(dossier, group, previous, (place, len(groups)))
        if len(part.content) > most_bytes:
            message = f"part {place} has {len(part.content)} bytes, {most_bytes} may be"
            raise RefusedError("too_large", next(iter(group), DOSSIER), message)
        found.append(part)
        previous = part.manifest_sha256
    return tuple(found)


def check_files(dossier: Mapping[str, Any], files: Mapping[str, bytes]) -> None:
    """Refuse files that are not what the dossier says, or would land elsewhere.

    :raises RefusedError: ``unsafe_path``, ``document_differs``, ``document_unknown``
    """
    for path in files:
        if not PATH.fullmatch(path) or path in (MANIFEST, DOSSIER):
            raise RefusedError("unsafe_path", path, f"{path!r} is no name of a file")
    known = set()
    for place, one in enumerate(dossier["documents"]):
        content = files.get(one["path"])
        known.add(one["path"])
        said = (one["size"], one["sha256"])
        if content is None or (len(content), digest(content)) != said:
            at = f"documents[{place}]"
            message = f"{one['path']} is missing, or not what the dossier says"
            raise RefusedError("document_differs", at, message)
    for path in files:
        if path.startswith(DOCUMENTS) and path not in known:
            message = f"the dossier names no document {path}"
            raise RefusedError("document_unknown", path, message)


def _groups(
    dossier: Mapping[str, Any], files: Mapping[str, bytes], most_bytes: int
) -> list[dict[str, bytes]]:
    """Return the files of each part, as many as fit by their size when compressed.

    A part is filled by what its files need alone, each with its entries in the
    directory; so the archive is never larger than what was reckoned.
    """
    base = len(_part(dossier, {}, "0" * 64, (999, 999)).content)
    groups: list[dict[str, bytes]] = [{}]
    left = most_bytes - base
    for path in sorted(files, key=lambda one: (one.startswith(DOCUMENTS), one)):
        alone = _part(dossier, {path: files[path]}, "0" * 64, (999, 999)).content
        needed = len(alone) - base + _SPARE
        if needed > left and groups[-1]:
            groups.append({})
            left = most_bytes - base
        groups[-1][path] = files[path]
        left -= needed
    return groups


def _part(
    dossier: Mapping[str, Any],
    files: Mapping[str, bytes],
    previous: str | None,
    which: tuple[int, int],
) -> Part:
    text = canonical(dossier)
    kinds = {one["path"]: one["kind"] for one in dossier["documents"]}
    entries = {DOSSIER: text, **dict(sorted(files.items()))}
    message = dossier["message"]
    manifest = canonical(
        {
            "format": FORMAT,
            "message_id": message["id"],
            "sequence": message["sequence"],
            "created_at": message["created_at"],
            "part": which[0],
            "parts": which[1],
            "files": [_listed(path, one, kinds) for path, one in entries.items()],
            "dossier_sha256": digest(text),
            "prev_manifest_sha256": previous,
        }
    )
    content = archive([(MANIFEST, manifest), *entries.items()])
    return Part(name_of(dossier, which[0]), content, digest(manifest))


def _listed(path: str, content: bytes, kinds: Mapping[str, str]) -> dict[str, Any]:
    """Return what a manifest says of a file; its role is the document's kind."""
    role = kinds.get(path) or path.rpartition("/")[2].partition(".")[0]
    return {
        "path": path,
        "size": len(content),
        "sha256": digest(content),
        "role": role,
    }


def archive(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a ZIP of files in that order, with nothing in it of when or where."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for path, content in entries:
            entry = zipfile.ZipInfo(path, _DATE)
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            file.writestr(entry, content, zipfile.ZIP_DEFLATED, _LEVEL)
    return buffer.getvalue()
