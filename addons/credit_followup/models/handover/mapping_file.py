"""Mappings as files: given to another database, taken from one, or ready."""

import json

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import file_open

from ...followup_core.documents.refused import RefusedError
from ...followup_core.documents.text import parse_json
from ...followup_core.handover.feedback import read_mapping, written_mapping
from .mapping import ANYBODY, BY_SIGN, PLAIN, SIGNS

READY = {"standard": "Our own columns", "spreadsheet": "Our own columns, a spreadsheet"}


class CreditFollowupMapping(models.Model):
    _inherit = "credit.followup.mapping"

    def action_export(self):
        """Give the mapping as a file."""
        self.ensure_one()
        self.check_access("read")
        document = written_mapping(self._core_mapping(ANYBODY))
        # Who may read it may take it along.
        attachment = (
            self.env["ir.attachment"]
            .sudo()
            .create(
                {
                    "name": "mapping.json",
                    "raw": json.dumps(document, ensure_ascii=False, indent=1).encode(),
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
    def _load_ready(self):
        """Bring the ready mappings up to what the files say; called at each update."""
        for name, words in READY.items():
            with file_open(f"credit_followup/data/mappings/{name}.json", "rb") as file:
                mapping = read_mapping(parse_json(file.read()))
            known = self.search([("name", "=", words), ("is_ready", "=", True)])
            if known and known._core_mapping(ANYBODY) == mapping:
                continue
            known.column_ids.unlink()
            known.code_ids.unlink()
            values = {**self._values_of(mapping), "is_ready": True, "company_id": False}
            known.write(values) if known else self.create({**values, "name": words})

    @api.model
    def _import(self, name, content):
        """Return a new mapping of a file.

        :raises UserError: if it is none
        """
        try:
            mapping = read_mapping(parse_json(content))
        except RefusedError as refusal:
            raise UserError(refusal.sentence) from refusal
        return self.create({"name": name, **self._values_of(mapping)})

    @api.model
    def _values_of(self, mapping):
        """Return the values of a record of a mapping."""
        trailer = mapping.trailer
        sums = {one.field: str(one.at) for one in trailer.sums} if trailer else {}
        currencies = self.env["res.currency"].with_context(active_test=False)
        count_at = trailer.count_at if trailer else None
        return {
            **{name: _plain(getattr(mapping, name)) for name in PLAIN},
            **{name: _sign(getattr(mapping, name)) for name in BY_SIGN},
            "dates": mapping.dates.name.lower(),
            "kind": _plain(mapping.kind) or False,
            "largest": float(mapping.largest),
            "currency_id": currencies.search([("name", "=", mapping.currency)]).id,
            "trailer_mark": trailer.mark if trailer else False,
            "trailer_count_at": False if count_at is None else str(count_at),
            "trailer_others": trailer.others if trailer else 0,
            "column_ids": [
                (
                    0,
                    0,
                    {
                        "sequence": rank,
                        "name": one.name,
                        "field": _plain(one.field),
                        "trailer_at": sums.get(one.field, False),
                    },
                )
                for rank, one in enumerate(mapping.columns, 1)
            ],
            "code_ids": self._codes_of(mapping),
        }

    @api.model
    def _codes_of(self, mapping):
        rows = []
        for table in ("events", "statuses", "payees"):
            for one in getattr(mapping, table):
                values = {key: _plain(value) for key, value in one._asdict().items()}
                rows.append((0, 0, {**values, "table": table}))
        return rows


def _plain(value):
    return getattr(value, "value", value)


def _sign(sign):
    return next((name for name, one in SIGNS.items() if one == sign), False)
