"""Cases for the tests of what leaves: dossiers, packages, layouts."""

from datetime import datetime

from odoo.tests import tagged

from ...decisions.exports.dossiers import Case, compose
from ...facts.exports.schemas import dossier_schema
from ...followup_core.exports.checks.dossier import answer
from ..common import day
from ..common_charges import ChargesCase


@tagged("post_install", "-at_install")
class ExportsCase(ChargesCase):
    """A company that claims by law, and a case of its customer."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.customer.write({"vat": "BE0477472701", "phone": "+32 9 222 33 44"})
        cls.company.partner_id.write(
            {"street": "Rue Haute 1", "zip": "1000", "city": "Bruxelles"}
        )

    @classmethod
    def case(cls, *moves, offset=60, **values):
        """Return the case of moves on a day."""
        lines = cls.env["account.move.line"].union(*(cls.item(one) for one in moves))
        given = {
            "key": 1,
            "ref": "CASE/2026/00001",
            "state": "handover",
            "company": cls.company,
            "partner": lines.partner_id,
            "currency": lines.currency_id,
            "lines": lines,
            "opened_on": day(offset),
            "cutoff_at": datetime.fromisoformat(f"{day(offset)}T17:00:00"),
            "agency": {"code": "AG1", "product": "amicable"},
            "message": {
                "id": "6f1c1b9e-0f3e-4a57-9a27-3d0f6c1d0b11",
                "created_at": f"{day(offset)}T17:00:00Z",
                "sequence": 1,
                "mode": "full",
            },
            "mandate": {},
        }
        return Case(**{**given, **values})

    def dossier(self, *moves, **values):
        case = self.case(*moves, **values)
        return compose(self.env, [case])[case.key]

    def found(self, dossier):
        """Return what the core's check finds in a dossier."""
        response = answer(dossier, dossier_schema())
        self.assertNotIn("error", response)
        return [(one["code"], one["path"]) for one in response["findings"]]
