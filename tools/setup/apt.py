"""Debian packages without touching the system: a private apt state."""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.console import ToolError, run
from tools.paths import LOCAL

SOURCES = Path("/etc/apt")
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
STATE = LOCAL / "apt"


def private_apt(suites: Sequence[str]) -> list[str]:
    """Return an apt-get command that knows only these suites of the mirror.

    Its lists and cache live under `.local/apt`; signatures are checked against the
    system's Debian keyring.
    """
    if not (shutil.which("apt-get") and shutil.which("dpkg")):
        raise ToolError(
            "Odoo 19 is fetched as a Debian package and this machine has no apt-get: "
            "set ODOO_HOME to a folder that holds Odoo 19's `odoo` package."
        )
    for folder in ("lists/partial", "cache/archives/partial"):
        (STATE / folder).mkdir(parents=True, exist_ok=True)
    lines = [f"deb [signed-by={KEYRING}] {mirror()} {suite} main" for suite in suites]
    sources = STATE / "sources.list"
    sources.write_text("\n".join(lines) + "\n")
    options = {
        "Dir::Etc::sourcelist": sources,
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::State::Lists": STATE / "lists",
        "Dir::Cache": STATE / "cache",
        "Acquire::Languages": "none",
        "Acquire::Retries": "3",
        "APT::Update::Error-Mode": "any",
        # Root's apt drops to a user who cannot enter every checkout.
        "APT::Sandbox::User": "root",
    }
    return ["apt-get", "-q", *(f"-o{name}={value}" for name, value in options.items())]


def mirror() -> str:
    """Return the address of the first Debian mirror that apt is set up with."""
    release = _release()
    if release.get("ID") != "debian":
        raise ToolError(
            "Odoo 19 is fetched as a Debian package and this machine is not Debian: "
            "set ODOO_HOME to a folder that holds Odoo 19's `odoo` package."
        )
    codename = release.get("VERSION_CODENAME", "")
    for uri, suites in _entries():
        if codename in suites or "sid" in suites or "unstable" in suites:
            return uri
    raise ToolError(
        f"No Debian mirror for {codename} is set up in {SOURCES}: add one, "
        "then run the same command again."
    )


def download(title: str, apt: Sequence[str], packages: Sequence[str], to: Path) -> None:
    """Download packages (`name` or `name/suite`) into the folder `to`."""
    run(f"{title} index", [*apt, "update"])
    os.makedirs(to, exist_ok=True)
    run(f"{title} download", [*apt, "download", *packages], cwd=to)


def _release() -> dict[str, str]:
    text = Path("/etc/os-release").read_text()
    return {
        name: value.strip('"')
        for name, value in re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE)
    }


def _entries() -> Iterator[tuple[str, list[str]]]:
    """Yield (address, suites) of each binary source, in the order of the files."""
    folder = SOURCES / "sources.list.d"
    for path in sorted(folder.glob("*.sources")):
        for paragraph in re.split(r"\n\s*\n", path.read_text()):
            fields = dict(re.findall(r"^([\w-]+):[ \t]*(.*)$", paragraph, re.MULTILINE))
            if "deb" in fields.get("Types", "").split() and fields.get("URIs"):
                yield fields["URIs"].split()[0], fields.get("Suites", "").split()
    for path in (SOURCES / "sources.list", *sorted(folder.glob("*.list"))):
        text = path.read_text() if path.is_file() else ""
        for uri, suite in re.findall(
            r"^deb\s+(?:\[.*?\]\s+)?(\S+)\s+(\S+)", text, re.MULTILINE
        ):
            yield uri, [suite]
