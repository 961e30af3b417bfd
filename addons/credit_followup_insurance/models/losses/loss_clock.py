"""An insured loss in time: what joins it, what the contract asks for, what it holds."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.credit_followup.facts import items
from odoo.addons.credit_followup.followup_core.clocks import Ruling
from odoo.addons.credit_followup.followup_core.cover.losses import State, judge

from ...effects import losses as effects
from ...effects import stops
from ...facts.contracts import settings_of
from ...facts.losses import read_losses
from ...facts.rates import MissingRateError
from .states import OVER, WITH_INSURER

MODELS = ("account.move", "account.move.line", "res.partner")


class CreditFollowupInsuranceLoss(models.Model):
    _inherit = "credit.followup.insurance.loss"

    # === WHAT JOINS === #

    @api.model
    def _join_overdue(self, company, today):
        """Let what is overdue of insured customers join its loss, a new one if need be.

        One statement for a company; nothing is read of customers without a cover.
        """
        rows = self._overdue_rows(company, today)
        if not rows:
            return self.browse()
        keys = {row[:3] for row in rows}
        losses = self._losses_of(company, keys)
        self.env["credit.followup.insurance.loss.item"].create(
            [
                {
                    "loss_id": losses[row[:3]].id,
                    "move_line_id": row[3],
                    "invoiced_on": row[4],
                    "due_on": row[5],
                    "delivered_on": row[6],
                    "number": row[7],
                }
                for row in rows
            ]
        )
        joined = self.union(*losses.values())
        joined._look(today)
        return joined

    @api.model
    def _insured_pairs(self, company):
        """Return contract and customer where a cover counts, or did.

        A cover that was granted, or asked for where the contract has a limit of our
        own; of the others nothing is insured.
        """
        covers = self.env["credit.followup.insurance.cover"]
        return covers._read_group(
            Domain("company_id", "=", company.id)
            & Domain("contract_id.active", "=", True)
            & (
                Domain("decision", "in", ("granted", "reduced"))
                | Domain("contract_id.discretionary", ">", 0)
            ),
            ["contract_id", "partner_id"],
        )

    @api.model
    def _overdue_rows(self, company, today):
        """Return contract, customer, currency and the item with its days."""
        groups = self._insured_pairs(company)
        if not groups:
            return []
        pairs = SQL(", ").join(
            SQL("(%s, %s)", contract.id, partner.commercial_partner_id.id)
            for contract, partner in groups
        )
        self.env["credit.followup.insurance.loss.item"].flush_model()
        query = SQL(
            "SELECT insured.contract_id, insured.partner_id, line.currency_id, line.id,"
            " COALESCE(move.invoice_date, line.date),"
            " COALESCE(line.date_maturity, line.date), move.delivery_date, move.name"
            " FROM (SELECT DISTINCT * FROM (VALUES %(pairs)s) every(contract_id,"
            " partner_id)) insured"
            " JOIN res_partner contact"
            " ON contact.commercial_partner_id = insured.partner_id"
            " JOIN account_move_line line ON line.partner_id = contact.id"
            " JOIN account_move move ON move.id = line.move_id"
            " WHERE %(open)s AND %(item)s"
            " AND COALESCE(line.date_maturity, line.date) < %(today)s"
            " AND NOT EXISTS (SELECT FROM credit_followup_insurance_loss_item known"
            " WHERE known.move_line_id = line.id"
            " AND known.contract_id = insured.contract_id)"
            " ORDER BY line.id",
            pairs=pairs,
            open=items.open_line_of(company),
            item=items.ITEM_LINE,
            today=today,
        )
        return items.read(self.env, query, MODELS)

    @api.model
    def _losses_of(self, company, keys):
        """Return the running loss of each contract, customer and currency."""
        known = self.search(
            [
                ("company_id", "=", company.id),
                ("is_live", "=", True),
                # What the insurer paid for is closed to what falls due later.
                ("indemnified_on", "=", False),
                ("contract_id", "in", [key[0] for key in keys]),
                ("partner_id", "in", [key[1] for key in keys]),
            ],
            order="id",
        )
        found = {
            (one.contract_id.id, one.partner_id.id, one.currency_id.id): one
            for one in known
        }
        # Others of these customers are not looked at because something joined here.
        found = {key: one for key, one in found.items() if key in keys}
        new = sorted(keys - found.keys())
        contracts = self.env["credit.followup.insurance.contract"]
        made = self.create(
            [
                {
                    "company_id": company.id,
                    "contract_id": contract_id,
                    "partner_id": partner_id,
                    "currency_id": currency_id,
                    "product": "insurance_overdue",
                    "user_id": contracts.browse(contract_id).user_id.id,
                }
                for contract_id, partner_id, currency_id in new
            ]
        )
        return found | dict(zip(new, made, strict=True))

    # === CLOCK === #

    @api.model
    def _of_payment(self, lines):
        """Let deliveries go on, and the tasks go, in the minute of a payment."""
        rows = self.env["credit.followup.insurance.loss.item"].search(
            [("move_line_id", "in", lines.ids)]
        )
        return rows.loss_id.filtered(lambda one: one._may_move())

    def _may_move(self):
        """Tell whether a payment may move it: what was declined it does not."""
        return not self.is_declined

    @api.model
    def _customers_of(self, contract):
        """Return who has a loss under a contract."""
        groups = self._read_group([("contract_id", "=", contract.id)], ["partner_id"])
        return self.env["res.partner"].union(*(partner for (partner,) in groups))

    @api.model
    def _look_at(self, contracts, partners):
        """Look at the losses of customers under contracts of which anything is open."""
        self.search(
            [
                ("contract_id", "in", contracts.ids),
                ("partner_id", "in", partners.ids),
                ("is_declined", "=", False),
                ("item_ids.move_line_id.reconciled", "=", False),
            ]
        )._look(fields.Date.context_today(self))

    def _look(self, today):
        result = super()._look(today)
        for contract, own in self.grouped("contract_id").items():
            stops.follow(contract, own.partner_id)
        effects.hold_again(self)
        effects.plan(self)
        return result

    def _rulings(self, today):
        found = []
        for contract, own in self.grouped("contract_id").items():
            how = settings_of(contract.sudo())
            told = read_losses(own, today)
            found += [one._ruled(told[one.id], today, how) for one in own]
        return found

    def _ruled(self, told, today, how):
        """Return the ruling, and keep what it rests on.

        An amount without a rate leaves it where it stands, and says so.
        """
        if isinstance(told, MissingRateError):
            self.clock_error = str(told)
            tomorrow = fields.Date.add(today, days=1)
            return Ruling(self.id, self.state, self.reason, tomorrow)
        self._keep_told(told)
        return judge(told.loss, today, how)

    def _keep_told(self, told):
        """Keep what is insured of each item and where it stands, for whoever reads."""
        is_open = any(one.amount > 0 for one in told.loss.debts)
        forfeited = float(told.sums.forfeited)
        self._keep(
            {
                "stops_from": (is_open and told.stops_from) or False,
                "amount_at_risk": float(told.sums.amount),
                "amount_forfeited": forfeited if is_open else self.amount_forfeited,
                "until": (is_open and self._next_day(told)) or False,
            }
        )
        for item in self.item_ids:
            item._keep(item._told(told))

    def _next_day(self, told):
        """Return the earliest last day of what is still to be done, or expected."""
        if self.indemnified_on or self.is_declined:
            return False
        live = [
            one.until
            for one in told.stages.values()
            if one.until and one.state.value != "forfeited"
        ]
        return min(live, default=False)

    def _entered(self, state):
        result = super()._entered(state)
        effects.entered(state, self)
        return result

    # === HOLD === #

    def _hold_rows(self):
        """Suspend our follow-up of what the insurer collects."""
        return [
            {
                "source_id": one.id,
                "company_id": one.company_id.id,
                "partner_id": one.partner_id.id,
                "move_line_id": line.id,
                "note": self.env._(
                    "With %(insurer)s as %(number)s",
                    insurer=one.insurer_id.name,
                    number=one.name,
                ),
            }
            for one in self
            for line in one._held_lines()
        ]

    def _held_lines(self):
        """Return what the insurer has, and is open."""
        if self.state in OVER or self.state not in WITH_INSURER:
            return self.item_ids.move_line_id.browse()
        there = self.item_ids.filtered(lambda one: one.handed_on or one.filed_on)
        return items.unpaid(there.move_line_id)


class CreditFollowupInsuranceLossItem(models.Model):
    _inherit = "credit.followup.insurance.loss.item"

    def _told(self, told):
        """Return what is known of the item: nothing is left of what is paid."""
        key = self.move_line_id.id
        part, stage = told.parts.get(key), told.stages.get(key)
        answered = self._answered() if stage else False
        return {
            "amount_insured": float(part.amount) if part else 0.0,
            "lack": part.lack.value if part and part.lack else False,
            "stage": answered or (stage.state.value if stage else "settled"),
            "until": (not answered and stage and stage.until) or False,
        }

    def _answered(self):
        """Return where an item stands once the insurer has paid or declined."""
        if self.loss_id.is_declined:
            return State.DECLINED.value
        return State.INDEMNIFIED.value if self.loss_id.indemnified_on else False
