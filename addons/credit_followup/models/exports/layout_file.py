"""Layouts as files: given to another database, taken from one, or ready."""

from pathlib import Path

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import file_path

from ...followup_core.documents.refused import RefusedError
from ...followup_core.exports.layouts.reading import dumped, parsed
from .layout import AROUND, WRITING, lines, plain

READY = "credit_followup/data/layouts"


class CreditFollowupLayout(models.Model):
    _inherit = "credit.followup.layout"

    def action_export(self):
        """Give the layout as a file, to be read by another database."""
        self.ensure_one()
        self.check_access("read")
        # Who may read it may take it along.
        attachment = (
            self.env["ir.attachment"]
            .sudo()
            .create(
                {
                    "name": f"{self.code}.json",
                    "raw": dumped(self._core_layout()),
                    "mimetype": "application/json",
                    "res_model": self._name,
                    "res_id": self.id,
                }
            )
        )
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{attachment.id}?download=true",
            "target": "self",
        }

    @api.model
    def _import(self, content):
        """Return a new layout of a file.

        :raises UserError: if it is none
        """
        try:
            layout = parsed(content)
        except RefusedError as refusal:
            raise UserError(refusal.sentence) from refusal
        return self.create(self._values_of(layout))

    @api.model
    def _ready_folders(self):
        """Return where ready layouts stand: a seam for addons that bring their own."""
        return [READY]

    @api.model
    def _load_ready(self):
        """Bring the ready layouts up to what the files say; called at each update."""
        folders = map(Path, map(file_path, self._ready_folders()))
        for path in sorted(one for folder in folders for one in folder.glob("*.json")):
            layout = parsed(path.read_bytes())
            known = self.search([("code", "=", layout.code), ("is_ready", "=", True)])
            if known and known._core_layout() == layout:
                continue
            known.sheet_ids.unlink()
            values = self._values_of(layout)
            ready = {**values, "is_ready": True, "company_id": False}
            known.write(ready) if known else self.create(ready)

    def _values_of(self, layout):
        """Return the values of a record of a layout."""
        sheets = self.env["credit.followup.layout.sheet"]
        parts = [*(("body", one) for one in layout.sheets)]
        parts += [(key, getattr(layout, key)) for key in AROUND if getattr(layout, key)]
        return {
            "code": layout.code,
            "name": layout.name,
            "version": layout.version,
            "format": layout.format.value,
            "file_name": layout.file_name,
            **{name: plain(getattr(layout.writing, name)) for name in WRITING},
            "replacements": lines(layout.writing.replacements),
            "sheet_ids": [
                (0, 0, sheets._values_of(place, part, number))
                for number, (place, part) in enumerate(parts, 1)
            ],
        }
