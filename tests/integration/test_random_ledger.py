"""A random ledger: fast reading and shared answers give what plain reading gives."""

from datetime import timedelta
from random import Random

from odoo import Command, fields
from odoo.tests import TransactionCase, tagged
from odoo.tools import SQL

from odoo.addons.credit_followup.facts.reader import Reader
from odoo.addons.credit_followup.followup_core.scenario.evaluate import evaluate
from odoo.addons.credit_followup.followup_core.vocabulary import Reason

from .plain_facts import plain_groups
from .world import make_company, make_customers

CUSTOMERS, INVOICES = 12, 60
SEEDS = (3, 41, 2026)
# Days of the evaluation, from today: also a weekend, and after the holds.
DAYS = (0, 1, 2, 20, 45)


@tagged("post_install", "-at_install")
class TestRandomLedger(TransactionCase):
    """Holds, credits, history, contacts, currencies, policies: row by row."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env["res.company"].browse(make_company(cls.env, "Random"))
        cls.env = cls.env(context={"allowed_company_ids": cls.company.ids})
        cls.company = cls.company.with_env(cls.env)
        cls.today = fields.Date.context_today(cls.company)
        cls.dollar = cls.env.ref("base.EUR")
        cls.dollar.active = True
        ids = make_customers(cls.env, cls.company.id, CUSTOMERS)
        cls.customers = cls.env["res.partner"].browse(ids)
        cls.policies = cls.company.followup_policy_id | cls._policies()

    @classmethod
    def _policies(cls):
        """Return policies of other rules: by age, with minimums, without levels."""
        template = cls.env.ref("credit_followup.template_first").id
        levels = [
            Command.create(
                {
                    "name": f"Level {number}",
                    "sequence": number,
                    "days": days,
                    "nature": nature,
                    "mode": "confirm",
                    "deadline_days": 5,
                    "template_id": template,
                }
            )
            for number, (days, nature) in enumerate(((-5, "0"), (8, "1"), (30, "2")))
        ]
        values = {"company_id": cls.company.id, "active": True}
        return cls.env["credit.followup.policy"].create(
            [
                {**values, "name": "Age", "entry": "by_age", "level_ids": levels},
                {**values, "name": "Least", "minimum_group": 300, "level_ids": levels},
                {**values, "name": "Retail", "segment": "consumer"},
            ]
        )

    def make(self, random):
        """Fill the ledger with all that may stand in it."""
        moves = self.invoices(random)
        moves.action_post()
        for move in random.sample(list(moves), 15):
            self.pay(random, move)
        lines = moves.line_ids.filtered(
            lambda one: one.account_type == "asset_receivable" and not one.reconciled
        )
        self.hold(random, lines)
        self.follow(random, lines)
        self.settle(random, lines)

    def invoices(self, random):
        return self.env["account.move"].create(
            [
                {
                    "move_type": random.choice(["out_invoice"] * 4 + ["out_refund"]),
                    "partner_id": random.choice(self.customers).id,
                    "currency_id": random.choice(
                        [self.company.currency_id] * 3 + [self.dollar]
                    ).id,
                    "invoice_date": self.today - timedelta(days=random.randint(0, 90)),
                    "invoice_date_due": self.today + timedelta(random.randint(-80, 40)),
                    "invoice_line_ids": [
                        Command.create(
                            {
                                "name": "Goods",
                                "price_unit": random.choice([3, 49.99, 120, 999.5]),
                                "tax_ids": [Command.clear()],
                            }
                        )
                    ],
                }
                for _number in range(INVOICES)
            ]
        )

    def pay(self, random, move):
        """Pay all or a part of a document, or leave the money unallocated."""
        if move.move_type == "out_invoice" and random.random() < 0.6:
            register = self.env["account.payment.register"].with_context(
                active_model="account.move", active_ids=move.ids
            )
            part = random.choice([1, 0.4])
            register.create({"amount": move.amount_residual * part})._create_payments()
            return
        kind = random.choice(["inbound", "inbound", "outbound"])
        payment = self.env["account.payment"].create(
            {
                "payment_type": kind,
                "partner_type": "customer",
                "partner_id": move.partner_id.id,
                "amount": random.choice([5, 250]),
            }
        )
        payment.action_post()

    def hold(self, random, lines):
        """Suspend customers, items and parts of items; past, now and to come."""
        for line in random.sample(list(lines), 12):
            since = self.today + timedelta(days=random.randint(-30, 10))
            is_item = random.random() < 0.7 and line.amount_residual > 0
            is_part = is_item and random.random() < 0.5
            self.env["credit.followup.hold"].create(
                {
                    "company_id": self.company.id,
                    "partner_id": line.partner_id.commercial_partner_id.id,
                    "move_line_id": line.id if is_item else False,
                    "amount": 2.5 if is_part else 0,
                    "date_from": since,
                    "date_to": random.choice(
                        [False, since + timedelta(days=random.randint(1, 40))]
                    ),
                    "reason": "pause",
                    "note": "Tried",
                }
            )

    def follow(self, random, lines):
        """Give items a history: levels of any policy, notices, questions, exclusion."""
        levels = self.policies.level_ids
        for line in random.sample(list(lines), 25):
            on = self.today - timedelta(days=random.randint(1, 40))
            values = {
                "followup_level_id": random.choice(levels).id,
                "followup_level_on": on,
            }
            if random.random() < 0.3:
                values |= {"followup_notice": "2", "followup_notice_on": on}
            if random.random() < 0.2:
                values["followup_asked_on"] = on
            line.env["account.move.line"]._followup_set({line.id: values})
        for line in random.sample(list(lines), 8):
            line.no_followup = True
        for line in random.sample(list(lines), 10):
            line.followup_policy_id = random.choice(self.policies)

    def settle(self, random, lines):
        """Give customers policies and segments, and lines to contacts of theirs."""
        for customer in random.sample(list(self.customers), 5):
            own = customer.with_company(self.company)
            own.followup_policy_id = random.choice([*self.policies, False])
            own.followup_segment = random.choice(["business", "consumer", False])
        self.env.flush_all()
        for line in random.sample(list(lines), 6):
            contact = self.env["res.partner"].create(
                {"name": "Accounts", "parent_id": line.partner_id.id}
            )
            self.env.flush_all()
            self.env.cr.execute(
                SQL(
                    "UPDATE account_move_line SET partner_id = %s WHERE id = %s",
                    contact.id,
                    line.id,
                )
            )
        self.env.invalidate_all()

    def contact(self):
        """Have some customers be written to already."""
        run = self.env["credit.followup.run"].create({"company_id": self.company.id})
        run.action_propose()
        sent = run.action_ids[::2].sudo()
        sent.write({"state": "sent", "arrives_on": self.today})
        (run.action_ids - sent)._cancel("Tried.")
        self.env.flush_all()

    def test_every_answer_is_that_of_plain_reading(self):
        for seed in SEEDS:
            with self.subTest(seed=seed), self.env.cr.savepoint() as undone:
                self.make(Random(seed))
                self.contact()
                for days in DAYS:
                    self.compare(self.today + timedelta(days=days))
                undone.rollback()
                self.env.invalidate_all()

    def compare(self, day):
        reader = Reader(self.env, self.company, day)
        plain = plain_groups(self.env, self.company, day)
        read = {group.key: group for group in reader.all_groups()}
        self.assertEqual(read.keys(), plain.keys())
        told = set()
        for key, group in plain.items():
            one = evaluate(read[key], day, reader.settings)
            other = evaluate(group, day, reader.settings)
            self.assertEqual(outcome(one), outcome(other), key)
            told |= {verdict.reason for verdict in one.verdicts}
        self.assertGreater(len(told), 5, "the ledger is too plain")
        self.assertIn(Reason.EXCLUDED, told)


def outcome(decision):
    """Return a decision as values: two readers have policies of their own."""
    return (
        decision.outcome,
        decision.reason,
        decision.level and decision.level.key,
        decision.next_on,
        decision.claimed,
        decision.group.credits,
        [
            (
                one.item.key,
                one.reason,
                one.level and one.level.key,
                one.next_on,
                one.open,
                one.hold,
                one.late,
            )
            for one in decision.verdicts
        ],
    )
