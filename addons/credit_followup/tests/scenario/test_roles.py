"""Which buttons each role may press, over the wire as well as on the screens."""

from odoo import Command, fields
from odoo.tests import tagged

from ..common import FollowupCase, day
from ..common_roles import ALLOWED, NEEDS_MORE, OF_THE_BANK, OURS, RolesChecks

# There is one for an item, or a day, at a time.
ONE_AN_ITEM = {
    "credit.followup.dispute",
    "credit.followup.agreement",
    "credit.followup.title",
    "credit.followup.write.off",
    "credit.followup.provision",
    "credit.followup.limitation",
}
# Wizards of one record.
OF_A_RECORD = {
    "credit.followup.decide.dispute": ("dispute_id", "credit.followup.dispute"),
    "credit.followup.sign.agreement": ("agreement_id", "credit.followup.agreement"),
    "credit.followup.say.title": ("title_id", "credit.followup.title"),
}
# The field of such a wizard that has to be filled in, where it is another one.
WORDS = {"agreement_id": "signed_by", "title_id": "why"}
# What nobody may create: the night or the gateway makes it, or an invoice's posting.
BY_ITSELF = {
    "credit.followup.figure",
    "credit.followup.forecast.part",
    "credit.followup.step.yield",
    "credit.followup.limitation",
    "credit.followup.reply",
    "credit.followup.reply.move",
    "credit.followup.said",
    "credit.followup.terms.sending",
    "credit.followup.title",
    *("credit.followup.case.document", "credit.followup.case.finding"),
    "credit.followup.export",
}


@tagged("post_install", "-at_install")
class TestRoles(RolesChecks, FollowupCase):
    """Allowed, refused, or not public: every public method that is ours."""

    ours, allowed, needs_more = OURS, ALLOWED, NEEDS_MORE
    beside = OF_THE_BANK

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)
        # Nobody writes off what is disputed.
        self.other = self.invoice(self._customer("Boris Dubois"), due=60)
        self.night = self.follow_up(5)
        week = self.env["credit.followup.forecast"].sudo()
        self.week = week.create(
            {"company_id": self.company.id, "week": day(5), "made_on": day(5)}
        ).with_env(self.env)

    def _terms(self):
        return self.env["credit.followup.terms"].create(
            {"name": "2026", "company_id": self.company.id, "valid_from": "2026-01-01"}
        )

    def _records(self, model, user=None):
        """Return a record of each model that the methods can be tried on."""
        run = self.night
        others = {
            "account.move": self.move,
            "account.move.line": self.item(self.move),
            "res.company": self.company,
            "res.partner": self.customer,
            "credit.followup.level": self.policy.level_ids[0],
            "credit.followup.run": run,
            "credit.followup.forecast": self.week,
            "credit.followup.action": run.action_ids,
            "credit.followup.commitment": run.action_ids.commitment_ids,
        }
        if model in others:
            return others[model]
        values = {
            "credit.followup.hold": {"partner_id": self.customer.id, "note": "x"},
            "credit.followup.force": {"run_id": run.id, "reason": "x"},
            "credit.followup.leave.out": {
                "action_ids": [Command.set(run.action_ids.ids)],
                "reason": "x",
            },
            "credit.followup.waive": {"reason": "x"},
            "credit.followup.waive.commitment": {
                "commitment_id": run.action_ids.commitment_ids.id,
                "reason": "x",
            },
            "credit.followup.decide": {
                "action_id": run.action_ids[:1].id,
                "reason": "x",
            },
            "credit.followup.simulation": {},
            "credit.followup.contact": {
                "partner_id": self.customer.id,
                "outcome_id": self.env.ref("credit_followup.outcome_paid").id,
            },
            "credit.followup.agree": {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "known_item_ids": [Command.set(self.item(self.move).ids)],
                "line_ids": [Command.set(self.item(self.move).ids)],
            },
            "credit.followup.agreement": {
                "partner_id": self.customer.id,
                "currency_id": self.company.currency_id.id,
                "item_ids": [Command.create({"move_line_id": self.item(self.move).id})],
            },
            "credit.followup.dispute": {
                "partner_id": self.customer.id,
                "move_line_id": self.item(self.move).id,
                "amount": 1,
            },
            "credit.followup.limitation": {
                "company_id": self.company.id,
                "partner_id": self.other.partner_id.id,
                "move_line_id": self.item(self.other).id,
            },
            "credit.followup.propose.write.off": {"company_id": self.company.id},
            "credit.followup.provision": {"company_id": self.company.id},
            "credit.followup.write.off": {
                "move_line_id": self.item(self.other).id,
                "evidence": "x",
            },
            "credit.followup.promise": {
                "partner_id": self.customer.id,
                "move_line_id": self.item(self.move).id,
                "amount": 1,
                "promised_on": fields.Date.today(),
            },
            "credit.followup.figure": {
                "company_id": self.company.id,
                "month": day(30),
                "scope": "company",
            },
            "credit.followup.forecast.part": {
                "forecast_id": self.week.id,
                "partner_id": self.customer.id,
            },
            "credit.followup.step.yield": {
                "company_id": self.company.id,
                "month": day(30),
                "channel": "email",
            },
            "credit.followup.said": {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "move": "ask",
                "once": "once",
            },
            "credit.followup.reply": {
                "action_id": run.action_ids[:1].id,
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "moment": fields.Datetime.now(),
            },
            "credit.followup.recovery": {"partner_id": self.customer.id},
            "credit.followup.statement": {
                "partner_ids": [Command.set(self.customer.ids)],
            },
            "credit.followup.delay": {
                "company_id": self.company.id,
                "kind": "never_sent",
                "res_model": "account.move",
                "res_id": self.move.id,
            },
            "credit.followup.terms.audit": {
                "partner_id": self.customer.id,
                "company_id": self.company.id,
            },
            "credit.followup.terms.sending": {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "terms_id": self._terms().id,
                "sent_on": fields.Date.today(),
            },
            "credit.followup.title": {
                "move_id": self.move.id,
                "partner_id": self.customer.id,
            },
            "credit.followup.rate.import": {"file": "eA=="},
            "credit.followup.layout.import": {"file": "eA=="},
            "credit.followup.layout": {"name": "x", "code": "x"},
            "credit.followup.mapping": {"name": "x"},
            "credit.followup.export": {"name": "x", "company_id": self.company.id},
            "credit.followup.case.document": {
                "name": "x",
                "company_id": self.company.id,
                "kind": "other",
                "attachment_id": self.env["ir.attachment"].create({"name": "x"}).id,
            },
            "credit.followup.case.finding": {
                "name": "x",
                "company_id": self.company.id,
                "where_model": "account.move",
                "where_id": self.move.id,
            },
            "credit.followup.release": {
                "partner_id": self.customer.id,
                "kind": "time",
                "why": "x",
            },
            "credit.followup.stop": {"partner_id": self.customer.id, "note": "x"},
            "credit.followup.calculator": {},
            "credit.followup.settings": {"company_id": self.company.id},
            "credit.followup.take.promise": {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "item_ids": [Command.set(self.item(self.move).ids)],
                "promised_on": fields.Date.today(),
            },
            "credit.followup.text.editor": {
                "level_id": self.policy.level_ids[0].id,
                "lang": "en_US",
            },
        }
        if model == "credit.followup.reply.move":
            reply = self._records("credit.followup.reply")
            values[model] = {"reply_id": reply.id, "move": "dispute"}
        if model in OF_A_RECORD:
            field, of = OF_A_RECORD[model]
            words = WORDS.get(field, "words")
            values[model] = {field: self._records(of).id, words: "x"}
        if model not in values:
            return self.env[model].browse()
        if model in ONE_AN_ITEM and (known := self.env[model].search([])):
            return known
        own = self.env[model].with_user(user or self.env.user)
        own = own.sudo(model in BY_ITSELF)
        return own.create(values[model]).with_env(self.env)
