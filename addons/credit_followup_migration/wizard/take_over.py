"""Moving in from OCA's account_credit_control, which works on the same ledger."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.credit_followup.followup_core.moving.levels import take_over as as_ours
from odoo.addons.credit_followup.followup_core.vocabulary import Nature

from ..effects.policies import known_level
from ..effects.take_over import take_over, used_policies
from ..facts.credit_control import is_here


class UndoneError(Exception):
    """Raised at the end of a dry run, so that all of it is undone."""


class CreditFollowupTakeOver(models.TransientModel):
    """Their policies shown, what each level is said, tried, then taken over."""

    _name = "credit.followup.take.over"
    _inherit = "credit.followup.moving"
    _description = "Take Over Credit Control"

    level_ids = fields.One2many(
        "credit.followup.take.over.level", "wizard_id", string="Levels"
    )
    state = fields.Selection(
        [("levels", "Levels"), ("tried", "Dry run")], default="levels", required=True
    )

    @api.model
    def _opened(self, company):
        """Return the window for a company, its levels read."""
        wizard = self.create({"company_id": company.id})
        wizard._check_manager()
        rows = [
            Command.create(wizard._row(policy, theirs, one))
            for policy in used_policies(company)
            for theirs, one in zip(
                sorted(policy.levels, key=lambda level: (level.number, level.ref)),
                as_ours(policy.levels),
                strict=True,
            )
        ]
        wizard.level_ids = rows
        return wizard._shown("levels")

    def action_try(self):
        """Show what would be taken over: all of it is done, told and undone."""
        self._check_manager()
        told = []
        try:
            with self.env.cr.savepoint():
                told.append(self._told(self._taken(is_dry=True)))
                raise UndoneError
        except UndoneError:
            self.summary = told[0]
        return self._shown("tried")

    def action_apply(self):
        """Take everything over, and show the policies."""
        self._check_manager()
        taken = self._taken()
        if taken.is_empty():
            raise UserError(
                self.env._("Credit Control follows nobody of this company.")
            )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_policy"
        )
        return {**action, "domain": [("id", "in", taken.policies.ids)]}

    def _check_choices(self):
        if not is_here(self.env):
            raise UserError(self.env._("Credit Control is not in this database."))

    def _row(self, policy, theirs, ours):
        names = policy.names[theirs.ref]
        known = known_level(self.company_id, theirs.ref)
        return {
            "ref": theirs.ref,
            "policy": policy.name,
            "name": names.get(self.env.lang) or names["en_US"],
            "number": theirs.number,
            "mode": theirs.mode.value,
            "delay": theirs.days,
            "days": ours.days,
            "nature": known.nature or str(Nature.REMINDER.value),
            "is_known": bool(known),
        }

    def _taken(self, *, is_dry=False):
        natures = {one.ref: one.nature for one in self.level_ids}
        company = self.company_id.with_context(lang=self.env.lang)
        company = company.with_company(self.company_id)
        return take_over(company, natures, is_dry=is_dry)

    # === WHAT IS SHOWN === #

    def _told(self, taken):
        """Return what was taken over in words, one line for each thing."""
        rows = self.env["credit.followup.move.in.row"]
        whys = dict(rows._fields["why"]._description_selection(self.env))
        return "\n".join(
            [
                self.env._("Policies: %s", ", ".join(taken.policies.mapped("name"))),
                *(
                    f"{level.policy_id.name}, {level.name}: {count}"
                    for level, count in taken.levels.items()
                ),
                *(f"{whys[why.value]}: {count}" for why, count in taken.left.items()),
                *self._told_of_people(taken),
            ]
        )

    def _told_of_people(self, taken):
        """Return who follows what and who is left out, and what to look at."""
        counted = [
            (taken.choosing, self.env._("Customers and invoices with a policy")),
            (taken.held, self.env._("Customers held, nobody followed them")),
            (taken.excluded, self.env._("Invoices excluded, nobody followed them")),
            (taken.waiting, self.env._("Messages there that did not leave")),
        ]
        told = [f"{words}: {count}" for count, words in counted if count]
        told += [
            self.env._(
                "%(account)s is not among the accounts of their policy there: "
                "%(count)s open items are excluded. Mark the account as non trade, or "
                "what it gets later is followed up.",
                account=account,
                count=count,
            )
            for account, count in taken.accounts.items()
        ]
        if taken.paused:
            told.append(
                self.env._(
                    "There the company follows nobody who has no policy of his own: "
                    "the policies here wait for their start (%(names)s).",
                    names=", ".join(taken.paused.mapped("name")),
                )
            )
        return told

    def _title(self):
        return self.env._("Move in from Credit Control")
