from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command

from odoo.addons.credit_followup.decisions.sentences import words
from odoo.addons.credit_followup.followup_core.court.paths import Outcome
from odoo.addons.credit_followup.followup_core.law.court.paths import Actor, StepKind

KINDS = [
    (StepKind.REQUEST.value, "Request for payment"),
    (StepKind.FORMAL_NOTICE.value, "Formal notice"),
    (StepKind.MEDIATION.value, "Mediation"),
    (StepKind.APPLICATION.value, "Application"),
    (StepKind.SUMMONS.value, "Summons"),
    (StepKind.ORDER.value, "Order of the court"),
    (StepKind.SERVICE.value, "Service of a document"),
    (StepKind.HEARING.value, "Hearing"),
    (StepKind.JUDGMENT.value, "Judgment"),
    (StepKind.TITLE.value, "Title"),
    (StepKind.SEIZURE.value, "Seizure"),
]
ACTORS = [
    (Actor.OURSELVES.value, "Ourselves"),
    (Actor.LAWYER.value, "Lawyer"),
    (Actor.BAILIFF.value, "Bailiff"),
    (Actor.COURT.value, "Court"),
    (Actor.MEDIATOR.value, "Mediator"),
]
OUTCOMES = [
    (Outcome.DONE.value, "Done"),
    (Outcome.SERVICE.value, "Served"),
    (Outcome.OBJECTION.value, "The debtor objects"),
    (Outcome.HEARING.value, "A hearing is fixed"),
    (Outcome.JUDGMENT.value, "Judgment for us"),
    (Outcome.TITLE.value, "Enforceable title"),
    (Outcome.SEIZURE.value, "Seized"),
    (Outcome.PLAN.value, "Plan of the court"),
    (Outcome.AGREED.value, "Agreed"),
    (Outcome.NO_GOODS.value, "Nothing to seize"),
    (Outcome.WITHDRAWN.value, "Taken back by us"),
    (Outcome.REJECTED.value, "Rejected"),
]
# What people say of a step; the rest is the path's.
SAID = {
    *(
        "case_id",
        "name",
        "own_name",
        "done_on",
        "outcome",
        "ended_on",
        "said_until",
        "cost",
    ),
    *("document_ids", "note", "sequence"),
}


class CreditFollowupCourtStep(models.Model):
    """One step of a case: its days, its cost, its document and what came of it."""

    _name = "credit.followup.court.step"
    _description = "Step of a Case at Court"
    _inherit = ["credit.followup.guarded"]
    _order = "case_id, sequence, id"
    _check_company_auto = True
    _rec_names_search = ("own_name", "label")

    case_id = fields.Many2one(
        "credit.followup.court.case",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="case_id.company_id", store=True)
    company_currency_id = fields.Many2one(related="company_id.currency_id")
    sequence = fields.Integer(default=100)
    code = fields.Char(readonly=True)
    label = fields.Char(readonly=True)
    own_name = fields.Char()
    name = fields.Char(
        string="Step", compute="_compute_name", inverse="_inverse_name", required=True
    )
    kind = fields.Selection(KINDS, readonly=True)
    by = fields.Selection(ACTORS, string="Who does it", readonly=True)
    article = fields.Char(readonly=True)
    law = fields.Char(compute="_compute_name", string="By law")
    is_fatal = fields.Boolean(
        string="Or all is lost",
        readonly=True,
        help="What was done before is lost when the last day passes.",
    )
    is_claimable = fields.Boolean(
        string="Its cost is the debtor's",
        readonly=True,
        help="The law lets the creditor claim it from the debtor.",
    )
    procedure = fields.Char(readonly=True)
    not_before = fields.Date(string="Not before", readonly=True)
    counted_until = fields.Date(readonly=True)
    said_until = fields.Date(
        string="Last day, as said",
        help="What the judge or the document says; it goes before the law.",
    )
    until = fields.Date(string="Last day", compute="_compute_until", store=True)
    done_on = fields.Date(string="Done on")
    outcome = fields.Selection(
        OUTCOMES, string="What came of it", help="Left empty: that it was done."
    )
    ended_on = fields.Date(
        string="Ended on",
        help="Of an action or an order: the day on which the proceedings ended.",
    )
    cost = fields.Monetary(currency_field="company_currency_id")
    charge_id = fields.Many2one(
        "credit.followup.charge",
        string="Claimed as",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    document_ids = fields.Many2many(
        "ir.attachment", string="Documents", check_company=True, copy=False
    )
    note = fields.Char()
    is_open = fields.Boolean(
        compute="_compute_is_open",
        help="On the way of this case: an objection changes it.",
    )

    # === COMPUTE METHODS === #

    @api.depends("label", "own_name", "article")
    @api.depends_context("lang")
    def _compute_name(self):
        for one in self:
            one.name = one.own_name or words(self.env, one.label or "")
            one.law = words(self.env, one.article or "")

    def _inverse_name(self):
        for one in self:
            if one.name != words(self.env, one.label or ""):
                one.own_name = one.name

    @api.depends("counted_until", "said_until")
    def _compute_until(self):
        for one in self:
            one.until = one.said_until or one.counted_until

    @api.depends("case_id.step_ids.outcome", "case_id.step_ids.done_on")
    def _compute_is_open(self):
        own = {case: case._own_steps() for case in self.case_id}
        for one in self:
            one.is_open = not one.case_id or one in own[one.case_id]

    # === CONSTRAINTS === #

    @api.constrains("done_on", "ended_on")
    def _check_days(self):
        today = fields.Date.context_today(self)
        for one in self:
            if one.done_on and one.done_on > today:
                raise ValidationError(
                    self.env._("%(step)s has not been done yet.", step=one.name)
                )
            if one.ended_on and (not one.done_on or one.ended_on < one.done_on):
                raise ValidationError(
                    self.env._("%(step)s ended before it was done.", step=one.name)
                )

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            vals_list = [
                {name: one for name, one in vals.items() if name in SAID}
                for vals in vals_list
            ]
        steps = super().create(vals_list)
        if not self.env.su:
            steps.case_id.check_access("write")
            steps.case_id.sudo()._look(fields.Date.context_today(self))
        return steps

    def write(self, vals):
        if not self.env.su and vals.keys() - SAID:
            raise UserError(self.env._("The law's part of a step stays as it is."))
        if not self.env.su and "cost" in vals and self.filtered("charge_id"):
            raise UserError(self.env._("This cost is claimed already."))
        result = super().write(vals)
        if vals.keys() & {"done_on", "outcome", "ended_on", "said_until"}:
            self.case_id.sudo()._look_if_known(fields.Date.context_today(self))
        if vals.keys() & {"done_on", "outcome", "ended_on"}:
            self.case_id.sudo()._reckon_limitation()
        return result

    @api.model
    def _of_path(self, place, step):
        """Return the values of a step of a path."""
        return {
            "sequence": place,
            "code": step.code,
            "label": step.label,
            "kind": step.kind.value,
            "by": step.by.value,
            "article": step.article,
            "is_fatal": step.is_fatal,
            "is_claimable": step.is_claimable,
            "procedure": step.procedure,
        }

    # === BUTTONS === #

    def action_done(self):
        """Note that it was done today; what came of it can be said then."""
        self.env.user._followup_check("officer")
        self.check_access("write")
        for one in self.filtered(lambda step: not step.done_on):
            one.write(
                {"done_on": fields.Date.context_today(self), "outcome": one._usual()}
            )
        return True

    def _usual(self):
        """Return what usually comes of such a step."""
        usual = {
            StepKind.SERVICE.value: Outcome.SERVICE.value,
            StepKind.HEARING.value: Outcome.HEARING.value,
            StepKind.JUDGMENT.value: Outcome.JUDGMENT.value,
            StepKind.TITLE.value: Outcome.TITLE.value,
            StepKind.SEIZURE.value: Outcome.SEIZURE.value,
        }
        return usual.get(self.kind, Outcome.DONE.value)

    def action_claim_cost(self):
        """Claim what the step cost from the debtor, where the law lets us."""
        self.env.user._followup_check("officer")
        self.ensure_one()
        self.check_access("write")
        if not self.is_claimable or not self.done_on or self.cost <= 0:
            raise UserError(
                self.env._(
                    "Only the cost of a step that was done, and that is the "
                    "debtor's by law, is claimed."
                )
            )
        if self.charge_id:
            raise UserError(self.env._("This cost is claimed already."))
        self.sudo().charge_id = self.case_id.sudo()._claim_cost(self.sudo())
        return True

    def action_sheet(self):
        """Fill the form of the procedure, and keep it with the step."""
        self.env.user._followup_check_export()
        self.ensure_one()
        self.check_access("write")
        if not self.procedure:
            raise UserError(self.env._("No form belongs to this step."))
        files, refused = self.case_id._sheet(self.procedure)
        if refused:
            raise UserError(
                self.env._("The form cannot be filled: %(why)s", why=" ".join(refused))
            )
        made = self._kept(files)
        pdf = made.filtered(lambda one: one.name.endswith(".pdf"))
        return pdf._open_followup_document()

    def _kept(self, files):
        """Keep the files of a form in the place of those that were filled before."""
        number = self.case_id.name.replace("/", "-")
        named = {f"{number} {name}": content for name, content in files.items()}
        own = self.sudo()
        own.document_ids.filtered(lambda one: one.name in named).unlink()
        made = own.env["ir.attachment"].create(
            [
                {
                    "name": name,
                    "raw": content,
                    "res_model": self.case_id._name,
                    "res_id": self.case_id.id,
                    "company_id": self.company_id.id,
                }
                for name, content in named.items()
            ]
        )
        own.document_ids = [Command.link(one.id) for one in made]
        return made
