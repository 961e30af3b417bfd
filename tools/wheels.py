"""Wheels of all our addons: `-m tools.wheels FOLDER`.

Each is named `odoo-addon-…` after the custom of the Odoo Community Association, and
depends on the wheels of the addons that its own depends on. Odoo is a dependency too:
it stands in no registry, so the environment has to have it.
"""

import sys
from pathlib import Path

from tools import addons
from tools.console import ToolError, main, run, say
from tools.paths import ADDONS, PYTHON


def name_of(addon: str) -> str:
    """Return the name under which pip knows the wheel of an addon."""
    return f"odoo-addon-{addon}"


def build(folder: Path) -> list[Path]:
    """Build one wheel of each addon into a folder, in place of older ones of ours."""
    for old in folder.glob("odoo_addon_credit_followup*.whl"):
        old.unlink()
    options = ["--wheel", "--no-isolation", "--outdir", folder]
    for addon in addons.manifests():
        run(f"Wheel {addon}", [PYTHON, "-m", "build", *options, ADDONS / addon])
    made = sorted(folder.glob("odoo_addon_credit_followup*.whl"))
    if len(made) != len(addons.manifests()):
        raise ToolError(f"{folder} has {len(made)} wheels: one addon made none.")
    return made


def wheels() -> None:
    """Build them and say which."""
    for made in build(Path(sys.argv[1])):
        say(str(made))


if __name__ == "__main__":
    main(wheels)
