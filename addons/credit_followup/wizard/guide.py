"""From zero to the first reminder: five steps, and what each of them lacks."""

from odoo import api, fields, models
from odoo.tools.misc import format_date

from ..facts import setup

GUIDE = "credit_followup.credit_followup_guide_view_form"


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    mail_missing = fields.Char(compute="_compute_missing", string="Mail")
    bank_missing = fields.Char(compute="_compute_missing", string="Bank")
    policy_missing = fields.Char(compute="_compute_missing", string="People and policy")
    trial_missing = fields.Char(compute="_compute_missing", string="Trial")
    live_missing = fields.Char(compute="_compute_missing", string="Live")
    bank_note = fields.Char(compute="_compute_missing", string="Newest transaction")
    excluded_count = fields.Integer(compute="_compute_missing", string="Entries")
    excluded_note = fields.Char(compute="_compute_missing", string="Opening balances")

    @api.depends(
        *("followup_active", "followup_test_mode", "followup_test_email"),
        *("followup_policy_id", "followup_user_id", "followup_check_bank"),
    )
    @api.depends_context("lang")
    def _compute_missing(self):
        """Say what each step lacks, in one sentence; nothing where it is done."""
        for guide in self:
            facts = setup.read(guide.company_id)
            guide.mail_missing = guide._lacks_mail(facts)
            guide.bank_missing = guide._lacks_bank(facts)
            guide.policy_missing = guide._lacks_policy(facts)
            guide.trial_missing = guide._lacks_trial(facts)
            guide.live_missing = guide._lacks_live()
            guide.bank_note = bool(facts.bank_date) and self.env._(
                "Newest bank transaction: %(day)s.",
                day=format_date(self.env, facts.bank_date),
            )
            guide.excluded_count = facts.excluded
            guide.excluded_note = self.env._(
                "Open entries of miscellaneous journals, such as opening balances, "
                "that the ledger excludes: %(count)s.",
                count=facts.excluded,
            )

    def _lacks_mail(self, facts):
        if not facts.sender:
            return self.env._("The company has no e-mail address to write from.")
        is_live = self.followup_active and not self.followup_test_mode
        if not self.followup_test_email and not is_live:
            return self.env._("Enter the mailbox that receives the test messages.")
        if not facts.has_server:
            return self.env._(
                "No outgoing mail server was chosen. An administrator enters it in the "
                "general settings."
            )
        return False

    def _lacks_bank(self, facts):
        if not facts.has_account:
            return self.env._(
                "The company has no bank account: letters cannot say where to pay."
            )
        if self.followup_check_bank and not facts.bank_date:
            return self.env._(
                "No bank transaction has ever been posted: nothing would leave by "
                "itself."
            )
        return False

    def _lacks_policy(self, facts):
        if not facts.policy:
            return self.env._("Choose the default policy.")
        if facts.wordless:
            return self.env._(
                "No text yet: %(levels)s.",
                levels=", ".join(facts.wordless.mapped("name")),
            )
        if not facts.has_responsible:
            return self.env._("Choose who receives the calls and decisions.")
        return False

    def _lacks_trial(self, facts):
        if not facts.proposed:
            return self.env._("Nothing has been proposed yet: make a run by hand.")
        if not facts.tried:
            return self.env._(
                "No test message has been sent yet: confirm a proposal in test mode."
            )
        return False

    def _lacks_live(self):
        if not self.followup_active:
            return self.env._("The nightly follow-up is switched off.")
        if self.followup_test_mode:
            return self.env._("Test mode is on: customers receive nothing yet.")
        return False

    def action_own_mailbox(self):
        """Have the test messages sent to the user himself."""
        self.ensure_one()
        self.followup_test_email = self.env.user.email

    def action_run(self):
        """Propose by hand: in test mode, what is confirmed goes to the test mailbox."""
        self.ensure_one()
        self.env.user._followup_check("manager")
        run = self.env["credit.followup.run"].create({"company_id": self.company_id.id})
        run.action_propose()
        return run._get_records_action()

    def action_excluded(self):
        """List the open entries that the ledger excludes, to include them."""
        self.ensure_one()
        self.env.user._followup_check("manager")
        window = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_item"
        )
        domain = setup.excluded_entries(self.company_id)
        return {**window, "domain": list(domain), "context": {}}

    @api.model
    def _open_guide(self):
        """Return the window of the guide for the current company."""
        return {**self._open(GUIDE), "name": self.env._("Set-up guide")}
