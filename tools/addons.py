"""What the repository's addons say of themselves in their manifests."""

import ast
from pathlib import Path

from tools.paths import addon_paths

# Beside what the manifests ask for: a country's accounts, and payments.
ALSO_INSTALLED = ("account_payment", "l10n_be")


def manifests() -> dict[str, dict]:
    """Return the manifest of each installable addon of ours, by technical name."""
    found = {}
    for folder in addon_paths():
        for path in sorted(folder.glob("*/__manifest__.py")):
            manifest = ast.literal_eval(path.read_text())
            if _is_ours(path) and manifest.get("installable", True):
                found[path.parent.name] = manifest
    return found


def dependencies() -> list[str]:
    """Return what our addons depend on outside the repository, sorted."""
    ours = manifests()
    names = {name for manifest in ours.values() for name in manifest.get("depends", [])}
    return sorted(names - set(ours))


def surroundings() -> list[str]:
    """Return the modules that tests and demonstration have besides ours, sorted."""
    return sorted({*ALSO_INSTALLED, *dependencies()})


def _is_ours(manifest: Path) -> bool:
    return manifest.parent.name.startswith("credit_followup")
