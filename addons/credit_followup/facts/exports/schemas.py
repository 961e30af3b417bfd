"""The schema of dossiers as it is shipped, read once."""

import json
from functools import cache

from odoo.tools import file_open

from ...followup_core.exports.checks.schema import Schema

DOSSIER = "credit_followup/data/schemas/dossier-1.0.schema.json"


@cache
def dossier_schema():
    """Return the shapes of a dossier of the version that is written."""
    with file_open(DOSSIER) as file:
        return Schema(json.load(file))
