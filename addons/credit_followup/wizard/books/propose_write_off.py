from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools.misc import format_amount, format_date

from ...const import WRITE_OFF_GROUNDS
from ...decisions.sentences import words
from ...facts.books.vat import read_vat
from ...facts.books.write_offs import candidates, read_debts, write_off_rules
from ...facts.items import unpaid
from ...followup_core.books.write_off import Ground, ground

# As many as a person looks through at once; the oldest come first.
MOST = 200


class CreditFollowupProposeWriteOff(models.TransientModel):
    """What may be written off, on what ground; whoever proposes says what proves it."""

    _name = "credit.followup.propose.write.off"
    _description = "Proposal of Write-offs"
    _inherit = "credit.followup.window"

    company_id = fields.Many2one("res.company", required=True, readonly=True)
    line_ids = fields.One2many("credit.followup.propose.write.off.line", "wizard_id")
    evidence = fields.Text(
        help="Added to what is known of each: a letter, a judgment, a certificate."
    )
    proven_on = fields.Date(
        string="Date of the evidence",
        required=True,
        default=fields.Date.context_today,
    )
    limit_words = fields.Char(compute="_compute_limit_words")
    warnings = fields.Text(compute="_compute_warnings")

    @api.depends("company_id")
    @api.depends_context("lang")
    def _compute_limit_words(self):
        for one in self:
            company = one.company_id.sudo()
            one.limit_words = self.env._(
                "Up to %(limit)s a customer and year is booked at once; a second "
                "person approves what is more.",
                limit=format_amount(
                    self.env, company.followup_write_off_limit, company.currency_id
                ),
            )

    @api.depends("line_ids.move_line_id", "line_ids.returns_vat")
    @api.depends_context("lang")
    def _compute_warnings(self):
        """Say what speaks against some of them, each sentence once."""
        write_offs = self.env["credit.followup.write.off"]
        for one in self:
            lines = one.line_ids.move_line_id.sudo()
            with_vat = one.line_ids.filtered("returns_vat").move_line_id.company_id
            found = write_offs._warnings(lines, with_vat.sudo())
            said = dict.fromkeys(each for own in found.values() for each in own)
            one.warnings = "\n".join(said)

    # === OPENING === #

    @api.model
    def _open_candidates(self):
        """Return the window with what a rule or evidence names, the oldest first."""
        self.env.user._followup_check("officer")
        company, today = self.env.company, fields.Date.context_today(self)
        rules = write_off_rules(company.sudo())
        found = [
            (line, debt, ground(debt, today, rules))
            for line, debt in candidates(company, today, MOST)
        ]
        return self._open(company, [one for one in found if one[2]])

    @api.model
    def _open_lines(self, lines):
        """Return the window for these items, whatever the ground.

        :raises UserError: if one is paid, or somebody works on it
        """
        self.env.user._followup_check("officer")
        lines.check_access("read")
        today = fields.Date.context_today(self)
        company = lines.company_id
        if len(company) != 1 or unpaid(lines) != lines:
            raise UserError(
                self.env._("Choose open items of customers, of one company.")
            )
        rules = write_off_rules(company.sudo())
        self.env["credit.followup.write.off"]._check_lines(lines)
        found = zip(lines, read_debts(lines, today), strict=True)
        rows = [
            (line, debt, ground(debt, today, rules) or Ground.OTHER)
            for line, debt in found
        ]
        return self._open(company, rows)

    def _open(self, company, rows):
        """Return the window with one row for each item."""
        taxes = self._vat((line, why, debt.certified_on) for line, debt, why in rows)
        window = self.create(
            {
                "company_id": company.id,
                "line_ids": [
                    Command.create(
                        {
                            "move_line_id": line.id,
                            "ground": why.value,
                            "evidence": self._known(line, debt, why),
                            **tax,
                        }
                    )
                    for (line, debt, why), tax in zip(rows, taxes, strict=True)
                ],
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Write off"),
            "res_model": self._name,
            "res_id": window.id,
            "view_mode": "form",
            "target": "new",
            # Nine columns, and what is known of each in words.
            "context": {"dialog_size": "extra-large"},
        }

    @api.model
    def _vat(self, asked):
        """Return of each whether its VAT comes back by law, and what that asks for.

        :param asked: ``[(line, ground, day of a certificate or None)]``
        """
        asked = list(asked)
        found = read_vat(asked, fields.Date.context_today(self))
        return [
            self._vat_values(line, answer)
            for (line, *_), answer in zip(asked, found, strict=True)
        ]

    def _vat_values(self, line, found):
        if not found.comes_back or not line.sudo().move_id.amount_tax:
            return {}
        said = (words(self.env, found.article), words(self.env, found.evidence))
        told = ": ".join(filter(None, said))
        if found.until:
            day = format_date(self.env, found.until)
            told = self.env._("%(told)s (by %(day)s)", told=told, day=day)
        if found.mention:
            told = self.env._(
                "%(told)s. The copy bears: “%(mention)s”",
                told=told,
                mention=found.mention,
            )
        return {"returns_vat": True, "vat_evidence": told}

    def _known(self, line, debt, why):
        """Say what is known that proves the ground; empty where a person says it."""
        if why is Ground.RESIDUE:
            return self.env._(
                "%(left)s is left of %(original)s.",
                left=self._money(line, line.amount_residual_currency),
                original=self._money(line, line.amount_currency),
            )
        days = {
            Ground.LIMITATION: (
                debt.last_on,
                self.env._("Claimable until %(day)s, and nothing interrupted it."),
            ),
            Ground.AGE: (debt.due_on, self.env._("Due since %(day)s.")),
            Ground.INSOLVENCY: (
                debt.insolvency_closed_on,
                self.env._("Closed on %(day)s without payment."),
            ),
            Ground.CERTIFICATE: (
                debt.certified_on,
                self.env._("Certified on %(day)s that nothing can be had."),
            ),
        }
        day, words = days.get(why, (None, ""))
        return words % {"day": format_date(self.env, day)} if day else ""

    def _money(self, line, amount):
        return format_amount(self.env, amount, line.currency_id)

    # === ACTION METHODS === #

    def action_apply(self):
        """Propose them: small ones are booked, others wait for a second person."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        if not self.line_ids:
            raise UserError(self.env._("Nothing is left in the list."))
        proposed = self.env["credit.followup.write.off"].create(
            [self._values(row) for row in self.line_ids]
        )
        proposed._propose()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_write_off"
        )
        return {**action, "domain": [("id", "in", proposed.ids)], "context": {}}

    def _values(self, row):
        evidence = "\n".join(filter(None, (row.evidence, self.evidence)))
        if not evidence:
            raise UserError(
                self.env._("Say what proves %(item)s.", item=row.move_line_id.move_name)
            )
        return {
            "move_line_id": row.move_line_id.id,
            "ground": row.ground,
            "evidence": evidence,
            "proven_on": self.proven_on,
            "returns_vat": row.returns_vat,
            "vat_evidence": row.vat_evidence,
        }


class CreditFollowupProposeWriteOffLine(models.TransientModel):
    """One item of a proposal."""

    _name = "credit.followup.propose.write.off.line"
    _description = "Item to Write Off"

    wizard_id = fields.Many2one(
        "credit.followup.propose.write.off", required=True, ondelete="cascade"
    )
    move_line_id = fields.Many2one("account.move.line", string="Item", required=True)
    partner_id = fields.Many2one(related="move_line_id.partner_id")
    currency_id = fields.Many2one(related="move_line_id.currency_id")
    amount = fields.Monetary(
        related="move_line_id.amount_residual_currency", string="Open"
    )
    due_on = fields.Date(related="move_line_id.date_maturity", string="Due")
    ground = fields.Selection(WRITE_OFF_GROUNDS, required=True, default="other")
    evidence = fields.Char(string="What is known")
    returns_vat = fields.Boolean(
        string="VAT comes back",
        help="Ticked where the law that is known here gives it back on this ground.",
    )
    vat_evidence = fields.Char(
        string="Evidence for the VAT",
        help="The article, and the document that the tax office asks for.",
    )

    @api.onchange("ground")
    def _onchange_ground(self):
        """Ask the law again: it looks at the ground."""
        window = self.env["credit.followup.propose.write.off"]
        (found,) = window._vat([(self.move_line_id, Ground(self.ground), None)])
        self.returns_vat = found.get("returns_vat", False)
        self.vat_evidence = found.get("vat_evidence", False)
