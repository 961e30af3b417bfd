"""The world of the tests: one company that is followed up, and verbs to act in it."""

from freezegun import freeze_time

from odoo import Command, fields
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from odoo.addons.account.tests.common import AccountTestInvoicingCommon

# Loading a chart of accounts for each class takes long: the test command does it once.
PREPARED = "company_1_data"
# A Wednesday; every date of the tests is counted from here.
TODAY = fields.Date.to_date("2026-03-04")


def day(offset):
    """Return the date so many days after ``TODAY``."""
    return fields.Date.add(TODAY, days=offset)


@tagged("post_install", "-at_install")
class FollowupCase(AccountTestInvoicingCommon):
    """A policy of four levels, a customer, and users of each group."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.company_data["company"]
        cls.env.user.group_ids += cls.env.ref("credit_followup.group_manager")
        cls.policy = cls._policy(cls.company)
        cls._switch_on(cls.company, cls.policy)
        cls.customer = cls._customer("Anna Claes")
        cls.officer = cls._user("officer", "group_officer")
        cls.manager = cls._user("manager", "group_manager")
        cls.reader = cls._user("reader", "group_readonly")
        cls.outsider = cls._user("outsider")
        # The scheduler runs as OdooBot.
        cls.Run = cls.env["credit.followup.run"].with_user(
            cls.env.ref("base.user_root")
        )
        cls.Action = cls.env["credit.followup.action"]

    @classmethod
    def setup_independent_company(cls, **kwargs):
        """Act for the company that the database was prepared with, where it was."""
        company = cls.env["res.company"].search([("name", "=", PREPARED)], limit=1)
        if not company:
            return super().setup_independent_company(**kwargs)
        cls.env.user.company_ids = [Command.link(company.id)]
        return company

    # === BUILDING === #

    @classmethod
    def _policy(cls, company, **values):
        template = cls.env.ref("credit_followup.template_first")
        return cls.env["credit.followup.policy"].create(
            {
                "name": "Test policy",
                "company_id": company.id,
                "least_days": 7,
                "level_ids": [
                    Command.create(
                        {
                            "name": name,
                            "sequence": number,
                            "days": days,
                            "nature": nature,
                            "mode": mode,
                            "deadline_days": 5,
                            "template_id": template.id,
                            "consequence": f"After {name} we write again.",
                        }
                    )
                    for number, (name, days, nature, mode) in enumerate(
                        (
                            ("One", 5, "1", "automatic"),
                            ("Two", 15, "1", "automatic"),
                            ("Three", 30, "2", "confirm"),
                            ("Four", 45, "3", "four_eyes"),
                        ),
                        1,
                    )
                ],
                **values,
            }
        )

    @classmethod
    def _switch_on(cls, company, policy):
        company.write(
            {
                "followup_active": True,
                "followup_test_mode": False,
                "followup_check_bank": False,
                "followup_policy_id": policy.id,
                "followup_started_on": day(-900),
                "email": "books@company.example",
            }
        )
        ready = cls.env["credit.followup.policy"].search(
            [("company_id", "=", company.id), ("id", "!=", policy.id)]
        )
        ready.active = False

    @classmethod
    def _customer(cls, name, **values):
        return cls.env["res.partner"].create(
            {
                "name": name,
                "is_company": True,
                "email": f"{name.split()[0].lower()}@customer.example",
                "street": "Marktplein 1",
                "zip": "9000",
                "city": "Gent",
                "country_id": cls.env.ref("base.be").id,
                "lang": "en_US",
                **values,
            }
        )

    @classmethod
    def _user(cls, login, group=None, company=None):
        company = company or cls.company
        groups = ["base.group_user"] + ([f"credit_followup.{group}"] if group else [])
        return cls.env["res.users"].create(
            {
                "name": login,
                "login": f"followup_{login}",
                "email": f"{login}@company.example",
                "company_id": company.id,
                "company_ids": [Command.set(company.ids)],
                "group_ids": [Command.set([cls.env.ref(one).id for one in groups])],
            }
        )

    # === VERBS === #

    @classmethod
    def invoice(cls, partner=None, amount=1000.0, due=0, **values):
        """Post an invoice that was due so many days from ``TODAY``."""
        return cls.invoices([amount], partner, due, **values)

    @classmethod
    def invoices(cls, amounts, partner=None, due=0, **values):
        """Post an invoice of each amount, all together: that is much faster."""
        moves = cls.env["account.move"].create(
            [
                {
                    "move_type": "out_invoice",
                    "partner_id": (partner or cls.customer).id,
                    "invoice_date": day(due - 30),
                    "invoice_date_due": day(due),
                    "invoice_line_ids": [
                        Command.create(
                            {
                                "name": "Goods",
                                "price_unit": amount,
                                "tax_ids": [Command.clear()],
                            }
                        )
                    ],
                    **values,
                }
                for amount in amounts
            ]
        )
        moves.action_post()
        return moves

    @classmethod
    def pay(cls, move=None, amount=None, partner=None, on=None):
        """Receive a payment; without a move it stays unallocated."""
        if move:
            wizard = cls.env["account.payment.register"].with_context(
                active_model="account.move", active_ids=move.ids
            )
            return wizard.create(
                {"amount": amount or move.amount_residual, "payment_date": on or TODAY}
            )._create_payments()
        return cls.invoice(partner, amount, move_type="out_refund")

    @classmethod
    def on_account(cls, amount, on, memo=""):
        """Receive money that nobody allocates."""
        payment = cls.env["account.payment"].create(
            {
                "payment_type": "inbound",
                "partner_type": "customer",
                "partner_id": cls.customer.id,
                "amount": amount,
                "date": on,
                "memo": memo,
            }
        )
        payment.action_post()
        if not payment.move_id:
            payment._generate_journal_entry()
            payment.move_id.action_post()
        return payment

    @classmethod
    def item(cls, move):
        """Return the receivable line of a move."""
        return move._followup_lines()

    @classmethod
    def follow_up(cls, offset=0):
        """Let the scheduled action run on a day; return the company's run of it."""
        with freeze_time(day(offset)):
            cls._post_office()
            cls.Run._cron_followup()
        return cls.run_of(offset)

    @classmethod
    def _post_office(cls):
        """Let the mail queue have sent what earlier days left in it."""
        today = fields.Datetime.to_datetime(fields.Date.today())
        queued = cls.env["credit.followup.delivery"].search(
            [
                ("state", "=", "pending"),
                ("mail_id.state", "=", "outgoing"),
                ("action_id.sent_on", "<", today),
            ]
        )
        queued.mail_id.state = "sent"
        queued.sudo().state = "sent"

    @classmethod
    def run_of(cls, offset=0):
        """Return the nightly run of that day."""
        return cls.env["credit.followup.run"].search(
            [("date", "=", day(offset)), ("company_id", "=", cls.company.id)], limit=1
        )

    def desk(self):
        """Return the actions that Today shows."""
        window = self.env.ref("credit_followup.action_cockpit")
        return self.Action.search(safe_eval(window.domain))

    @staticmethod
    def on(offset):
        """Live on that day, within a ``with``."""
        return freeze_time(day(offset))

    def act(self, action, method, user=None, offset=0):
        """Press a button as a user on a day, then let the workers go."""
        with freeze_time(day(offset)):
            self._post_office()
            getattr(action.with_user(user or self.officer), method)()
            self.Run._cron_followup()

    def assert_levels(self, moves, names):
        """Check the level that each invoice stands at, by its name."""
        found = [self.item(move).followup_level_id.name for move in moves]
        self.assertEqual(found, names)
