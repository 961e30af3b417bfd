"""A package is opened: nothing of it is believed that was not verified."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..documents.refused import RefusedError
from ..documents.shape import Shape, many, may, need
from ..documents.text import check_readable, parse_json
from ..documents.values import any_text, one_of, text, whole
from .canonical import digest
from .package import DOSSIER, FORMAT, MANIFEST, PATH

_BITS_OF_ENCRYPTION = 0x1
# What the library raises where an archive is cut, damaged or made by hand.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError),
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Limits(NamedTuple):
    """How much an archive may become: many times what an agency takes, no bomb.

    ``ratio``: of unpacked to packed bytes; text rarely gets beyond twenty. It counts
    for files above ``always`` bytes only.
    """

    entries: int = 2000
    total: int = 500 * 10**6
    ratio: int = 100
    always: int = 10**6


class Package(NamedTuple):
    """What was in an archive. ``files``: by path, without manifest and dossier."""

    manifest: Mapping[str, Any]
    dossier: Mapping[str, Any]
    files: Mapping[str, bytes]
    manifest_sha256: str


_FILE = Shape(
    {
        "path": need(text),
        "size": need(whole(0)),
        "sha256": need(text),
        "role": need(any_text),
    }
)
_MANIFEST = Shape(
    {
        "format": need(one_of(FORMAT)),
        "message_id": need(text),
        "sequence": need(whole(1)),
        "created_at": need(text),
        "part": need(whole(1)),
        "parts": need(whole(1)),
        "files": need(many(_FILE, least=1)),
        "dossier_sha256": need(text),
        "prev_manifest_sha256": may(text),
    }
)
_LIMITS = Limits()


def open_package(
    content: bytes, previous: str | None = None, limits: Limits = _LIMITS
) -> Package:
    """Return what an archive holds, once all of it is what its manifest says.

    :param previous: SHA-256 of the manifest that must be before it; None for any
    :raises RefusedError: ``bad_archive``, ``unsafe_path``, ``too_large``,
        ``file_missing``, ``file_unknown``, ``hash_differs``, ``message_differs``,
        ``chain_broken``, or as any document
    """
    entries = _unpacked(content, limits)
    for path in (MANIFEST, DOSSIER):
        if path not in entries:
            raise RefusedError("file_missing", path, f"there is no {path}")
    manifest = _MANIFEST(_json(entries[MANIFEST]), "manifest")
    _verify(manifest, entries)
    dossier = _dossier(entries[DOSSIER], manifest)
    if previous is not None and manifest["prev_manifest_sha256"] != previous:
        at = "manifest.prev_manifest_sha256"
        raise RefusedError("chain_broken", at, "it does not follow that message")
    files = {
        path: one for path, one in entries.items() if path not in (MANIFEST, DOSSIER)
    }
    sha256 = digest(entries[MANIFEST])
    return Package(manifest, dossier, files, sha256)


def _json(content: bytes) -> Any:
    found = parse_json(content)
    check_readable(found)
    return found


def _dossier(content: bytes, manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the dossier, which is of the message that the manifest names."""
    found = _json(content)
    message = found.get("message") if isinstance(found, dict) else None
    said = message if isinstance(message, dict) else {}
    named = (manifest["message_id"], manifest["sequence"])
    if (said.get("id"), said.get("sequence")) != named:
        text = "the dossier is not of the message that the manifest names"
        raise RefusedError("message_differs", DOSSIER, text)
    dossier: Mapping[str, Any] = found
    return dossier


def _verify(manifest: Mapping[str, Any], entries: Mapping[str, bytes]) -> None:
    """Refuse an archive whose files are not those of its manifest."""
    listed = {one["path"]: one for one in manifest["files"]}
    for path in entries:
        if path != MANIFEST and path not in listed:
            raise RefusedError("file_unknown", path, f"the manifest has no {path}")
    for path, one in listed.items():
        if path not in entries or path == MANIFEST:
            raise RefusedError("file_missing", path, f"the archive has no {path}")
        found = entries[path]
        if (len(found), digest(found)) != (one["size"], one["sha256"]):
            raise RefusedError("hash_differs", path, f"{path} was changed")
    if digest(entries[DOSSIER]) != manifest["dossier_sha256"]:
        raise RefusedError("hash_differs", DOSSIER, f"{DOSSIER} was changed")


def _unpacked(content: bytes, limits: Limits) -> dict[str, bytes]:
    """Return the files of an archive by their paths; nothing touches a disk."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            entries = file.infolist()
            _check_size(entries, limits)
            found: dict[str, bytes] = {}
            for entry in entries:
                _check_entry(entry, found)
                found[entry.filename] = file.read(entry)
            return found
    except RefusedError:
        raise
    except _BROKEN as error:
        raise RefusedError("bad_archive", "", str(error)) from error


def _check_size(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse a bomb by what its directory says: no entry gives more than that."""
    if len(entries) > limits.entries:
        raise RefusedError("too_large", "", f"it has more than {limits.entries} files")
    if sum(one.file_size for one in entries) > limits.total:
        raise RefusedError(
            "too_large", "", f"it becomes more than {limits.total} bytes"
        )
    for one in entries:
        most = max(one.compress_size * limits.ratio, limits.always)
        if one.file_size > most:
            path = one.filename[:100]
            raise RefusedError("too_large", path, f"{path} is packed too tightly")


def _check_entry(entry: zipfile.ZipInfo, found: Mapping[str, bytes]) -> None:
    """Refuse a name that leaves the folder, or hides another one; and odd methods."""
    name = entry.filename
    # The name as the archive has it: what the library mends is not trusted.
    if not PATH.fullmatch(name) or name != entry.orig_filename or name in found:
        shown = name[:100]
        raise RefusedError("unsafe_path", shown, f"{shown!r} is no name of a file")
    is_odd = entry.compress_type not in _METHODS
    if is_odd or entry.flag_bits & _BITS_OF_ENCRYPTION:
        raise RefusedError("bad_archive", name, f"{name} cannot be read")
