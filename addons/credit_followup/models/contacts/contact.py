from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.misc import format_date

from ...effects.contacts import courtesies
from ...effects.contacts.contacts import asked_for, settle

KINDS = [
    ("call", "Call to the customer"),
    ("incoming", "Call from the customer"),
    ("visit", "Visit to the customer"),
    ("courtesy", "Courtesy call"),
]
# What a person corrects afterwards; every change stands in the discussion.
CORRECTED = {
    *("outcome_id", "words", "person_id", "again_on", "kind"),
    *("with_summary", "summary_reason", "situation", "situation_until"),
    *("satisfied", "received", "passed"),
    *("cheque_number", "cheque_scan", "cheque_scan_name"),
}


class CreditFollowupContact(models.Model):
    """A call or visit: who was spoken to, what was said and what came of it."""

    _name = "credit.followup.contact"
    _description = "Contact with a Customer"
    _inherit = ["credit.followup.guarded", "mail.thread", "mail.activity.mixin"]
    _order = "moment desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "words")

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    person_id = fields.Many2one(
        "res.partner", string="Spoken to", check_company=True, tracking=True
    )
    phone = fields.Char(compute="_compute_phone")
    kind = fields.Selection(KINDS, required=True, default="call", tracking=True)
    moment = fields.Datetime(string="When", required=True, default=fields.Datetime.now)
    user_id = fields.Many2one(
        "res.users",
        string="By",
        required=True,
        readonly=True,
        default=lambda self: self.env.user,
        check_company=True,
    )
    action_id = fields.Many2one(
        "credit.followup.action",
        string="Asked by",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="The level that wanted the call or visit.",
    )
    outcome_id = fields.Many2one(
        "credit.followup.contact.outcome",
        required=True,
        ondelete="restrict",
        tracking=True,
    )
    is_reached = fields.Boolean(related="outcome_id.is_reached")
    move = fields.Selection(related="outcome_id.move")
    words = fields.Text(help="What was said and agreed.", tracking=True)
    cheque_number = fields.Char(
        string="Number of the cheque",
        help="Of the cheque that was collected.",
        tracking=True,
    )
    cheque_scan = fields.Binary(string="Scan of the cheque")
    cheque_scan_name = fields.Char(string="Name of the scan")
    again_on = fields.Date(string="Call again on", tracking=True)

    @api.depends("kind", "partner_id", "moment")
    @api.depends_context("lang")
    def _compute_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for contact in self:
            day = format_date(self.env, contact.moment, date_format="medium")
            words = (kinds.get(contact.kind), contact.partner_id.display_name, day)
            contact.name = " · ".join(filter(None, words))

    @api.depends("person_id", "partner_id")
    def _compute_phone(self):
        for contact in self:
            contact.phone = contact.person_id.phone or contact.partner_id.phone

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Note contacts in one's own name; the call that asked for one is made."""
        named = [{**vals, "user_id": self.env.uid} for vals in vals_list]
        contacts = super().create(named)
        for contact in contacts.sudo():
            customer = contact.partner_id.commercial_partner_id
            if contact.partner_id != customer:
                contact.partner_id = customer
            contact.action_id = asked_for(contact)
        contacts._settle()
        return contacts

    def write(self, vals):
        """Let people correct what they noted, and nothing else."""
        if not self.env.su and not vals.keys() <= CORRECTED:
            raise UserError(
                self.env._(
                    "Only the outcome of a contact and its words can be corrected."
                )
            )
        result = super().write(vals)
        if {"outcome_id", "again_on", "passed"} & vals.keys():
            self._settle()
        return result

    def _settle(self):
        """Close or open again what asked for these contacts."""
        courtesies.settle(self.filtered("invoice_id"))
        settle(self)

    @api.constrains("moment")
    def _check_moment(self):
        if any(one.moment > fields.Datetime.now() for one in self):
            raise ValidationError(
                self.env._("A contact cannot be noted before it took place.")
            )

    @api.constrains("partner_id", "person_id", "action_id", "invoice_id")
    def _check_customer(self):
        """Tell nobody about another customer, and close no call of another one."""
        for contact in self.sudo():
            about = (
                contact.person_id | contact.action_id.partner_id
            ) | contact.invoice_id.commercial_partner_id
            if about.commercial_partner_id - contact.partner_id.commercial_partner_id:
                raise ValidationError(
                    self.env._("Person, message and invoice are of another customer.")
                )

    @api.constrains("again_on")
    def _check_again_on(self):
        today = fields.Date.context_today(self)
        if any(one.again_on and one.again_on < today for one in self):
            raise ValidationError(self.env._("Call again on a day that is to come."))

    # === ACTIONS === #

    @api.model
    def _open(self, company, partner, **defaults):
        """Return the window in which a contact is noted."""
        self.env.user._followup_check("officer")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Call or visit"),
            "res_model": self._name,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "default_company_id": company.id,
                "default_partner_id": partner.commercial_partner_id.id,
                "dialog_size": "extra-large",
                **defaults,
            },
        }
