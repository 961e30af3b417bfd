"""The answer for an item, kept beside it, and what wakes its customer."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...const import READERS

# A change of one of these may bring the next step forward.
_FACTS = {
    "date_maturity",
    "no_followup",
    "followup_policy_id",
    "partner_id",
    "account_id",
    "balance",
    "amount_currency",
}
_AND = "&"
_NEXT, _BOUNDS = "followup_next_on", {"<", "<=", ">", ">="}


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    # Kept beside the ledger: see ``credit.followup.answer``.
    followup_answer_id = fields.Many2one(
        "credit.followup.answer",
        string="Follow-up answer",
        compute="_compute_followup_answer_id",
        search="_search_followup_answer_id",
        groups=READERS,
    )
    followup_reason = fields.Selection(
        related="followup_answer_id.reason",
        groups=READERS,
        help="What the last run found: why, or why not, the customer is contacted.",
    )
    followup_next_on = fields.Date(
        related="followup_answer_id.next_on",
        string="Looked at again on",
        groups=READERS,
        help="First day on which the answer may change by the calendar; empty where "
        "only an event changes it.",
    )

    @api.depends("reconciled", "parent_state")
    def _compute_followup_answer_id(self):
        answers = self.env["credit.followup.answer"].search([("id", "in", self.ids)])
        known = set(answers.ids)
        for line in self:
            line.followup_answer_id = line.id if line.id in known else False

    @api.model
    def _search_followup_answer_id(self, operator, value):
        """Find lines by the answers that satisfy a domain, or that have none.

        The condition on this field is replaced here, so its groups are checked here;
        an error would have Odoo ask once more as superuser.
        """
        if not self._has_field_access(self._fields["followup_answer_id"], "read"):
            return Domain.FALSE
        answers = self.env["credit.followup.answer"]
        if operator in ("any", "any!"):
            # Only Odoo itself asks `any!`, for a field that is read as superuser.
            answers = answers.sudo(self.env.su or operator == "any!")
            if not self.env.su:
                # The lines are of these companies: the answers' indexes begin so.
                value = Domain(value) & Domain(
                    "company_id", "in", self.env.companies.ids
                )
            return Domain("id", "in", answers._lines_of(value))
        if operator == "in":
            found = Domain("id", "in", [one for one in value if one])
            if False in value:
                found |= Domain("id", "not in", answers.sudo()._search(Domain.TRUE))
            return found
        return NotImplemented

    @api.model
    def _search(self, domain, *arguments, **options):
        """Ask for the answers of a range of days once, and not for each of its ends."""
        asked = Domain(domain)
        found = _with_one_range(asked)
        if found is not asked:
            self._check_field_access(self._fields[_NEXT], "read")
        return super()._search(found, *arguments, **options)

    def _field_to_sql(self, alias, field_expr, query=None):
        """Find the answer of a line: it has the line's own id."""
        if field_expr == "followup_answer_id":
            self._check_field_access(self._fields[field_expr], "read")
            return SQL.identifier(alias, "id")
        return super()._field_to_sql(alias, field_expr, query)

    @api.model_create_multi
    def create(self, vals_list):
        """Wake the customers of lines that join an entry which is posted already."""
        lines = super().create(vals_list)
        self.env["credit.followup.wake"]._append(lines._followup_touched(), "changed")
        return lines

    def write(self, vals):
        """Wake the customers whose items change, the old one and the new one."""
        if not _FACTS & vals.keys():
            return super().write(vals)
        before = self._followup_touched()
        result = super().write(vals)
        self.env["credit.followup.wake"]._append(
            before | self._followup_touched(), "changed"
        )
        return result

    def unlink(self):
        self.env["credit.followup.wake"]._append(self._followup_touched(), "changed")
        self.env["credit.followup.action.line"]._forget("move_line_id", self)
        return super().unlink()

    def _followup_touched(self):
        """Return company and customer of the posted ones among these lines."""
        posted = self.filtered(lambda line: line.parent_state == "posted")
        return self.env["credit.followup.wake"]._touched(posted)


def _with_one_range(domain):
    """Return the domain with both ends of a range of next dates in one condition.

    Each by itself is true of half a ledger.
    """
    if getattr(domain, "OPERATOR", None) != _AND:
        return domain
    ends = [one for one in domain.children if _is_end(one)]
    if len(ends) < 2:
        return domain
    others = [one for one in domain.children if not _is_end(one)]
    within = Domain.AND(Domain("next_on", one.operator, one.value) for one in ends)
    return Domain.AND([*others, Domain("followup_answer_id", "any", within)])


def _is_end(part):
    return getattr(part, "field_expr", None) == _NEXT and part.operator in _BOUNDS
