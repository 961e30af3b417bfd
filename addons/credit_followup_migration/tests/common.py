"""A company that OCA's Credit Control follows up, where it is installed."""

from odoo import Command
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import FollowupCase, day

LEVELS = (("10 days", "net_days", 10), ("Month", "end_of_month", 10))
LAST = ("Last", "previous_date", 10)


@tagged("credit_control", "post_install", "-at_install", "-standard")
class TakeOverCase(FollowupCase):
    """Their policy of three levels, their runs, and the window that takes over."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.followup_active = False
        manager = "account_credit_control.group_account_credit_control_manager"
        cls.env.user.group_ids += cls.env.ref(manager)
        cls.boris = cls._customer("Boris Dubois")
        cls.cleo = cls._customer("Cleo Peeters")
        cls.theirs = cls.their_policy("House", (*LEVELS, LAST))
        cls.nobody = cls.env.ref("account_credit_control.credit_control_no_follow")
        cls.company.credit_policy_id = cls.theirs
        cls.company.credit_control_tolerance = 0.5

    @classmethod
    def their_policy(cls, name, levels):
        template = "account_credit_control.email_template_credit_control_base"
        account = cls.company_data["default_account_receivable"]
        return cls.env["credit.control.policy"].create(
            {
                "name": name,
                "company_id": cls.company.id,
                "account_ids": [Command.set(account.ids)],
                "level_ids": [
                    Command.create(
                        {
                            "name": level,
                            "level": number,
                            "computation_mode": mode,
                            "delay_days": days,
                            "channel": "letter" if level == "Last" else "email",
                            "email_template_id": cls.env.ref(template).id,
                            "custom_text": "Please pay.",
                            "custom_mail_text": "Please pay.",
                        }
                    )
                    for number, (level, mode, days) in enumerate(levels, start=1)
                ],
            }
        )

    def they_run(self, offset, state="sent"):
        """Let their addon run on a day, and mark what it proposes."""
        self.env.flush_all()  # it reads its own tables by statements
        run = self.env["credit.control.run"].create(
            {"date": day(offset), "company_id": self.company.id}
        )
        run.generate_credit_lines()
        marker = self.env["credit.control.marker"].create(
            {"name": state, "line_ids": [Command.set(run.line_ids.ids)]}
        )
        if run.line_ids:
            marker.mark_lines()
        return run.line_ids

    def opened(self, user=None):
        wizards = self.env["credit.followup.move.in"].with_user(user or self.manager)
        one = wizards.with_company(self.company).create({})
        self.assertTrue(one.has_credit_control)
        action = one.action_credit_control()
        return one.env[action["res_model"]].browse(action["res_id"])

    def take_over(self, offset, **natures):
        with self.on(offset):
            one = self.opened()
            for level in one.level_ids:
                level.nature = natures.get(level.name, "1")
            one.action_try()
            told = one.summary
            one.action_apply()
        return told

    def own(self, name="House"):
        return self.env["credit.followup.policy"].search(
            [("name", "=", name), ("company_id", "=", self.company.id)]
        )

    def state_of(self, move):
        item = self.item(move)
        return item.followup_level_id.name, item.followup_level_on
