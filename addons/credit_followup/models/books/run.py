from odoo import models

WRITE_OFFS = "credit_followup.action_write_off_waiting"
LATE_MONEY = "credit_followup.action_write_off_money"


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    def _status_links(self, company):
        """Name write-offs that wait for this user, and money that came late."""
        yield from super()._status_links(company)
        own = [("company_id", "=", company.id)]
        write_offs = self.env["credit.followup.write.off"]
        waiting = 0
        if self.env.user.has_group("credit_followup.group_manager"):
            others = [
                ("state", "=", "proposed"),
                ("proposed_by_id", "!=", self.env.uid),
            ]
            waiting = write_offs.search_count([*own, *others])
        if waiting:
            words = self.env._("Write-offs to approve: %(count)s", count=waiting)
            yield {"text": words, "action": WRITE_OFFS}
        late = write_offs.search_count([*own, ("reason", "=", "money_waits")])
        if late:
            words = self.env._("Late payments to book: %(count)s", count=late)
            yield {"text": words, "action": LATE_MONEY}
