"""Where the tools keep things, and what the environment may say otherwise."""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADDONS = ROOT / "addons"
LOCAL = ROOT / ".local"
LOGS = LOCAL / "logs"
PROGRAMS = ROOT / "tools" / "bin"
VENV = LOCAL / "venv"
PYTHON = VENV / "bin" / "python"
ODOO_UNPACKED = LOCAL / "odoo"
ODOO_DATA = LOCAL / "data"
OCA = LOCAL / "oca"
# An addon of the OCA that one of ours stands beside: there wherever Odoo is set up.
QUEUE_JOB = OCA / "queue_job" / "odoo" / "addons"

# One short name for this checkout: socket folders and fallback folders carry it,
# because a path below the checkout can pass the 107 bytes of a socket address.
CHECKOUT_ID = hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]


def odoo_tree() -> Path:
    """Return the folder that holds the importable `odoo` package.

    ODOO_HOME names an Odoo 19 that the machine already has.
    """
    own = os.environ.get("ODOO_HOME")
    if own:
        return Path(own).resolve()
    return ODOO_UNPACKED / "usr" / "lib" / "python3" / "dist-packages"


def addon_paths() -> list[Path]:
    """Return the folders of addons that Odoo does not find by itself.

    EXTRA_ADDONS adds more, separated as in PATH. A folder without an addon is left
    out, because Odoo refuses it.
    """
    extra = os.environ.get("EXTRA_ADDONS", "").split(os.pathsep)
    candidates = [ADDONS, QUEUE_JOB, *(Path(path).resolve() for path in extra if path)]
    if not (odoo_tree() / "odoo" / "addons" / "account").is_dir():
        candidates.append(odoo_tree() / "addons")  # a checkout of Odoo's sources
    return [path for path in candidates if any(path.glob("*/__manifest__.py"))]
