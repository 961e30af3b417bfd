"""The OCA addon `account_credit_control`, fetched for the bench only."""

from pathlib import Path

from tools.bench.settings import FOLDER
from tools.console import run
from tools.paths import PYTHON
from tools.setup.stamp import build_folder, digest

MODULE = "account_credit_control"
REQUIREMENT = "odoo-addon-account-credit-control==19.0.1.0.0.13"
PEER = FOLDER / "peer"
PEER_GIGABYTES = 0.1


def peer_addons() -> Path:
    """Return the folder of addons that holds it; fetch it when missing."""
    build_folder(PEER, digest(REQUIREMENT), PEER_GIGABYTES, _fetch)
    return PEER / "odoo" / "addons"


def _fetch(folder: Path) -> None:
    command = [PYTHON, "-m", "pip", "install", "-q", "--no-input", "--no-deps"]
    run("Bench OCA addon", [*command, "--target", folder, REQUIREMENT])
