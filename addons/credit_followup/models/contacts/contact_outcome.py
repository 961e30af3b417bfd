from odoo import fields, models

from ..people.promise import MEANS

MOVES = [
    ("none", "Nothing more"),
    ("promise", "Note a promise"),
    ("dispute", "Note a dispute"),
    ("invoice", "Send the invoices again"),
    ("pause", "Pause the follow-up"),
    ("person", "Change who is written to"),
    ("agreement", "Agree on instalments"),
    ("again", "Call again"),
]


class CreditFollowupContactOutcome(models.Model):
    """A reason code: what came of a call or visit, and what it leads to."""

    _name = "credit.followup.contact.outcome"
    _description = "Outcome of a Contact"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    told = fields.Char(
        string="In the summary",
        translate=True,
        help="A whole sentence by which the customer reads it in the summary of the "
        "call. Without one he reads its name.",
    )
    sequence = fields.Integer(default=50)
    active = fields.Boolean(default=True)
    is_reached = fields.Boolean(
        string="Somebody was reached",
        default=True,
        help="Where nobody was reached, the call stays to be made.",
    )
    move = fields.Selection(
        MOVES,
        string="Leads to",
        required=True,
        default="none",
        help="What is proposed after the contact is saved.",
    )
    means = fields.Selection(
        MEANS,
        string="Pays by",
        help="How the promise that it leads to is kept, as the window proposes it.",
    )
