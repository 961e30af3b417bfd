"""A real Odoo 19, unpacked from Debian's package into `.local/odoo`."""

import os
import re
from pathlib import Path

from tools.console import ToolError, run, say
from tools.paths import LOCAL, ODOO_UNPACKED, odoo_tree
from tools.setup.apt import download, private_apt
from tools.setup.stamp import build_folder, digest

# Debian carries Odoo 19 only in its unstable suite. The package links to files of
# the others, without which the web client answers with an error; Odoo needs the
# icon font of version 4, which newer suites no longer have.
PACKAGES = (
    "odoo-19/sid",
    "libjs-jquery/sid",
    "libjs-underscore/sid",
    "libjs-jquery-form/sid",
    "fonts-roboto-unhinted/sid",
    "fonts-montserrat/sid",
    "fonts-ocr-b/sid",
    "fonts-font-awesome/bookworm",
    "fonts-inconsolata/bookworm",
)
SUITES = ("sid", "bookworm")
# Debian leaves this library out (it blurs the background of video calls). The page
# asks for it all the same, and Odoo's browser tests fail on any error of the page.
LEFT_OUT = {
    "usr/lib/python3/dist-packages/odoo/addons/mail/static/lib/selfie_segmentation/"
    "selfie_segmentation.js": "// Not packaged by Debian: calls have no blur.\n",
}
UNPACKED_GIGABYTES = 1.5
SERIES = "19.0"


def ensure_odoo() -> None:
    """Unpack Odoo 19 unless it is there or ODOO_HOME names another one."""
    if not os.environ.get("ODOO_HOME"):
        key = digest(*PACKAGES, *SUITES, *LEFT_OUT)
        build_folder(ODOO_UNPACKED, key, UNPACKED_GIGABYTES, _unpack)
    if not odoo_version().startswith(SERIES):
        raise ToolError(
            f"{odoo_tree()} holds Odoo {odoo_version()} and this addon is for "
            f"{SERIES}: set ODOO_HOME to an Odoo {SERIES}."
        )


def odoo_version() -> str:
    """Return the full version of the Odoo in use, the key of template databases."""
    release = odoo_tree() / "odoo" / "release.py"
    if not release.is_file():
        raise ToolError(f"{odoo_tree()} holds no `odoo` package: run make setup.")
    text = release.read_text()
    series = re.search(r"^version_info = \((\d+), (\d+)", text, re.MULTILINE)
    if not series:
        raise ToolError(f"{release} does not tell its version: set ODOO_HOME.")
    package = ODOO_UNPACKED / "VERSION"
    detail = "" if os.environ.get("ODOO_HOME") else package.read_text().strip()
    return f"{series[1]}.{series[2]} {detail}".strip()


def _unpack(root: Path) -> None:
    say("Odoo 19: downloading the Debian package (about 130 MB)")
    debs = LOCAL / "apt" / "debs"
    download("Odoo 19", private_apt(SUITES), PACKAGES, debs)
    say("Odoo 19: unpacking")
    for name in (package.partition("/")[0] for package in PACKAGES):
        newest = max(debs.glob(f"{name}_*.deb"), key=lambda path: path.stat().st_mtime)
        run(f"unpack {name}", ["dpkg", "-x", newest, root])
        if name == "odoo-19":
            (root / "VERSION").write_text(newest.name.split("_")[1])
    for name, text in LEFT_OUT.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    _refuse_dangling_links(root)


def _refuse_dangling_links(root: Path) -> None:
    """Stop when a link of the web client leads nowhere inside the unpacked root."""
    for link in (root / "usr/lib/python3/dist-packages").rglob("*"):
        if link.is_symlink() and not link.exists():
            raise ToolError(
                f"The Debian package odoo-19 links to a file no fetched package has "
                f"({link.relative_to(root)}): add its package to {__file__}."
            )
