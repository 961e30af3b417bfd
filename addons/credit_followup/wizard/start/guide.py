"""From zero to the first reminder: five steps, and what each of them lacks."""

from odoo import api, fields, models
from odoo.tools.misc import format_date
from odoo.tools.safe_eval import safe_eval
from odoo.tools.translate import LazyTranslate

from ...effects.channels.trial import send_to_oneself
from ...facts import setup
from ...followup_core.start.readiness import Lack, lacking, undone

_lt = LazyTranslate(__name__)
GUIDE = "credit_followup.credit_followup_guide_view_form"
MOST_HELPERS = 3
SENTENCES = {
    Lack.NO_SENDER: _lt("There is no address from which messages leave."),
    Lack.NO_TEST_MAILBOX: _lt("Enter the mailbox that receives the test messages."),
    Lack.NO_MAIL_SERVER: _lt(
        "No outgoing mail server was chosen: it is entered in the general settings."
    ),
    Lack.NO_ADDRESS: _lt(
        "The company's address lacks its street, zip, city or country."
    ),
    Lack.NO_NUMBER: _lt(
        "The company has neither an enterprise number nor a VAT number: letters must "
        "name one."
    ),
    Lack.NO_BANK_ACCOUNT: _lt(
        "The company has no bank account: letters cannot say where to pay."
    ),
    Lack.NO_BANK_TRANSACTION: _lt(
        "No bank transaction has ever been posted: nothing would leave by itself."
    ),
    Lack.NO_POLICY: _lt("Choose the default policy."),
    Lack.NO_TEXT: _lt("No text yet: %(levels)s."),
    Lack.NO_RESPONSIBLE: _lt("Choose who receives the calls and decisions."),
    Lack.NO_RUN: _lt("Nothing has been proposed yet: make a run by hand."),
    Lack.NO_TEST_MESSAGE: _lt(
        "No message has been looked at yet: have one sent to you, or confirm a "
        "proposal in test mode."
    ),
    Lack.ALL_WAIT: _lt("Every policy waits for its start: nobody is followed up."),
    Lack.SWITCHED_OFF: _lt("The nightly follow-up is switched off."),
    Lack.TEST_MODE: _lt("Test mode is on: customers receive nothing yet."),
}
# What is entered where a follow-up manager has no rights, and whose rights it takes.
HELPED_BY = {
    Lack.NO_MAIL_SERVER: "base.group_system",
    Lack.NO_ADDRESS: "base.group_erp_manager",
    Lack.NO_NUMBER: "base.group_erp_manager",
    Lack.NO_BANK_ACCOUNT: "base.group_partner_manager",
    Lack.NO_BANK_TRANSACTION: "account.group_account_user",
}


class CreditFollowupSettings(models.TransientModel):
    _inherit = "credit.followup.settings"

    bank_missing = fields.Text(compute="_compute_missing", string="Company and bank")
    texts_missing = fields.Text(compute="_compute_missing", string="Texts")
    policy_missing = fields.Text(compute="_compute_missing", string="Policy and people")
    mailbox_missing = fields.Text(compute="_compute_missing", string="Mail and trial")
    live_missing = fields.Text(compute="_compute_missing", string="Switch on")
    live_warning = fields.Char(compute="_compute_missing", string="Not ready")
    trial_note = fields.Char(compute="_compute_missing", string="Trial run")
    bank_note = fields.Char(compute="_compute_missing", string="Newest transaction")
    waiting_note = fields.Char(compute="_compute_missing", string="Waiting policies")
    excluded_count = fields.Integer(compute="_compute_missing", string="Entries")
    excluded_note = fields.Char(compute="_compute_missing", string="Opening balances")

    @api.depends(
        *("followup_active", "followup_test_mode", "followup_test_email"),
        *("followup_policy_id", "followup_user_id", "followup_check_bank"),
        "followup_email",
    )
    @api.depends_context("lang")
    def _compute_missing(self):
        """Say everything that each step lacks; nothing where it is done."""
        for guide in self:
            known = setup.read(guide.company_id)
            found = lacking(setup.judged(guide, known))
            for step, lacks in found.items():
                sentences = [guide._say(lack, known) for lack in lacks]
                guide[f"{step.value}_missing"] = "\n".join(sentences)
            guide.live_warning = guide._warn(guide, found)
            guide._note(known)

    def _say(self, lack, known):
        """Return a sentence for what lacks, with who can mend it if the user cannot."""
        sentence = self.env._(SENTENCES[lack])
        if lack is Lack.NO_TEXT:
            sentence %= {"levels": ", ".join(known.wordless.mapped("name"))}
        group = HELPED_BY.get(lack)
        if not group or self.env.user.has_group(group):
            return sentence
        return self.env._(
            "%(lack)s Who can: %(names)s.", lack=sentence, names=self._helpers(group)
        )

    def _helpers(self, group):
        """Return the names of a few colleagues who have a group's rights."""
        users = self.env.ref(group).sudo().all_user_ids - self.env.ref("base.user_root")
        own = users.filtered(
            lambda user: user.active and self.company_id in user.company_ids
        )
        return ", ".join(own.sorted("name")[:MOST_HELPERS].mapped("name"))

    @api.model
    def _warn(self, source, found):
        """Say that messages reach customers although steps are not done.

        :param source: the company, or the screen that is about to change it
        """
        steps = undone(found)
        if not steps or not source.followup_active or source.followup_test_mode:
            return False
        names = (self._fields[f"{step.value}_missing"] for step in steps)
        return self.env._(
            "This is live although something is missing: %(steps)s.",
            steps=", ".join(one._description_string(self.env) for one in names),
        )

    @api.model
    def _warn_of(self, company):
        """Say for Today that a company is live although steps are not done."""
        known = setup.read(company)
        return self._warn(company, lacking(setup.judged(company, known)))

    def _note(self, known):
        """Say what is known beside what lacks."""
        self.trial_note = (
            known.has_run
            and not known.has_proposals
            and self.env._("The runs so far found nobody to remind.")
        )
        self.bank_note = bool(known.bank_date) and self.env._(
            "Newest bank transaction: %(day)s.",
            day=format_date(self.env, known.bank_date, date_format="medium"),
        )
        # Their names have commas.
        names = "; ".join(known.waiting.mapped("name"))
        self.waiting_note = bool(names) and self.env._(
            "Waiting: %(names)s.", names=names
        )
        self.excluded_count = setup.excluded_count(self.company_id)
        self.excluded_note = self.env._(
            "Open entries of miscellaneous journals, such as opening balances, that "
            "the ledger excludes: %(count)s.",
            count=self.excluded_count,
        )

    def action_own_mailbox(self):
        """Have the test messages sent to the user himself."""
        self.ensure_one()
        self.followup_test_email = self.env.user.email

    def action_company(self):
        """Open the company; its own rights say who may write its numbers there."""
        self.ensure_one()
        self.env.user._followup_check("manager")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Company"),
            "res_model": "res.company",
            "res_id": self.company_id.id,
            "view_mode": "form",
        }

    def action_bank_account(self):
        """Open a new bank account of the company, for who may enter one."""
        self.ensure_one()
        self.env["res.partner.bank"].check_access("create")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Bank account"),
            "res_model": "res.partner.bank",
            "view_mode": "form",
            "target": "new",
            "context": {"default_partner_id": self.company_id.partner_id.id},
        }

    def action_test_message(self):
        """Have a message sent to the user himself, with the letter as it would look."""
        self.ensure_one()
        self.env.user._followup_check("manager")
        sent = send_to_oneself(self.env, self.company_id)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "The message to %(customer)s, with its letter, is on its way to "
                    "%(email)s. The customer receives nothing.",
                    customer=sent.partner_id.display_name,
                    email=self.env.user.email,
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

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

    def action_texts(self):
        """List the levels of the policies in use, with their texts."""
        self.ensure_one()
        return self._listed("credit_followup.action_level_texts")

    def action_start(self):
        """List the policies, to start with some of them and let others wait."""
        self.ensure_one()
        return self._listed("credit_followup.action_policy_start")

    def _listed(self, window):
        """Return a window for those who may change what it lists."""
        self.env.user._followup_check("manager")
        action = self.env["ir.actions.act_window"]._for_xml_id(window)
        return {**action, "domain": self._of_company(action["domain"])}

    def _of_company(self, domain):
        """Return a window's domain for this company alone."""
        chosen = {"allowed_company_ids": self.company_id.ids}
        return safe_eval(domain, chosen)

    @api.model
    def _open_guide(self):
        """Return the window of the guide for the current company."""
        return {**self._open(GUIDE), "name": self.env._("Set-up guide")}
