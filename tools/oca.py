"""Addons of the OCA that tests and bench meet; none of them is part of ours.

`account_credit_control` is what a firm may move in from. It is licensed under the AGPL,
so it is fetched where it is tried and never shipped. `queue_job` (LGPL) is what one of
ours stands beside.
"""

from pathlib import Path

from tools.console import run
from tools.paths import OCA, PYTHON
from tools.setup.stamp import build_folder, digest

CREDIT_CONTROL, QUEUE_JOB = "account_credit_control", "queue_job"
REQUIREMENTS = {
    CREDIT_CONTROL: ("odoo-addon-account-credit-control==19.0.1.0.0.13",),
    QUEUE_JOB: ("odoo-addon-queue-job==19.0.2.4.0.1",),
}
GIGABYTES = 0.1


def addons_of(name: str) -> Path:
    """Return the folder of addons that holds it; fetch it when missing."""
    wanted = REQUIREMENTS[name]
    folder = OCA / name
    folder.parent.mkdir(parents=True, exist_ok=True)

    def fetch(target: Path) -> None:
        command = [PYTHON, "-m", "pip", "install", "-q", "--no-input", "--no-deps"]
        run(f"OCA addon {name}", [*command, "--target", target, *wanted])

    build_folder(folder, digest(*wanted), GIGABYTES, fetch)
    return folder / "odoo" / "addons"
