"""The dossier of the published cases that is right, for the tests of this room."""

import json
from pathlib import Path

EXAMPLES = json.loads((Path(__file__).parent / "dossier_examples.json").read_text())
VALID = next(one["request"] for one in EXAMPLES if one["id"] == "valid")
