from odoo import fields, models

from ...followup_core.handover.events import CloseCode, PaidTo, RejectReason
from .mapping import EVENTS

TABLES = [
    ("events", "Event"),
    ("statuses", "Status"),
    ("payees", "Who was paid"),
]
CLOSES = [
    (CloseCode.PAID_FULL.value, "Paid in full"),
    (CloseCode.SETTLED.value, "Settled for less"),
    (CloseCode.PAID_DIRECT.value, "Paid to us"),
    (CloseCode.UNCOLLECTABLE.value, "Cannot be collected"),
    (CloseCode.INSOLVENT.value, "Insolvent"),
    (CloseCode.DECEASED.value, "Deceased"),
    (CloseCode.UNTRACEABLE.value, "Cannot be found"),
    (CloseCode.DISPUTED.value, "Disputed"),
    (CloseCode.LIMITATION.value, "Barred by limitation"),
    (CloseCode.RECALLED.value, "Recalled"),
    (CloseCode.REFUSED.value, "Refused"),
    (CloseCode.MERGED.value, "Joined with another case"),
]
REJECTIONS = [
    (RejectReason.AMOUNT_TOO_LOW.value, "Amount too low"),
    (RejectReason.AMOUNT_TOO_HIGH.value, "Amount too high"),
    (RejectReason.NOT_PLAUSIBLE.value, "Not plausible"),
    (RejectReason.INCOMPLETE.value, "Incomplete"),
    (RejectReason.DUPLICATE.value, "Has it already"),
    (RejectReason.DISPUTED.value, "Disputed"),
    (RejectReason.INSOLVENT.value, "Insolvent"),
    (RejectReason.DECEASED.value, "Deceased"),
    (RejectReason.UNTRACEABLE.value, "Cannot be found"),
    (RejectReason.LIMITATION.value, "Barred by limitation"),
    (RejectReason.NOT_ASSIGNED.value, "Cannot be assigned"),
    (RejectReason.NOT_COVERED.value, "Not covered by the contract"),
    (RejectReason.OTHER.value, "Something else"),
]
PAYEES = [
    (PaidTo.AGENCY.value, "The agency"),
    (PaidTo.CREDITOR.value, "Ourselves"),
    (PaidTo.COURT.value, "The court"),
]


class CreditFollowupMappingCode(models.Model):
    """A word of an agency, and what it means to us."""

    _name = "credit.followup.mapping.code"
    _description = "Word of a Mapping"
    _order = "table, id"
    _rec_name = "theirs"

    mapping_id = fields.Many2one(
        "credit.followup.mapping", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="mapping_id.company_id", store=True, index=True
    )
    table = fields.Selection(TABLES, string="Of", required=True, default="events")
    theirs = fields.Char(required=True)
    kind = fields.Selection(EVENTS, string="Event")
    close = fields.Selection(CLOSES, string="Closed as")
    reject = fields.Selection(REJECTIONS, string="Rejected because")
    ours = fields.Selection(PAYEES, string="Paid to")

    def _document(self):
        keys = {
            "events": ("kind", "close", "reject"),
            "statuses": ("close", "reject"),
            "payees": ("ours",),
        }[self.table]
        return {"theirs": self.theirs, **{key: self[key] for key in keys if self[key]}}
