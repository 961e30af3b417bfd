"""A company with a credit insurer, a lawyer and the law; what both days bring."""

from typing import Any, ClassVar

from freezegun import freeze_time

from odoo.fields import Command

from tools.demo.handover import Handover

INSURANCE, COURT = "credit_followup_insurance", "credit_followup_court"
# Name, street, zip, city, country, language, VAT number, telephone, invoices.
CUSTOMERS = {
    "insured": (
        *("Bakkerij De Gouden Aar", "Markt 4", "9700", "Oudenaarde", "BE", "nl_NL"),
        *("BE0404616494", "+32 55 31 20 10", ((4000.0, 0),)),
    ),
    "missed": (
        *("Café du Canal", "Quai Sainctelette 2", "1000", "Bruxelles", "BE", "fr_FR"),
        *("BE0403227515", "+32 2 411 22 33", ((2000.0, 0),)),
    ),
    "order": (
        *("Éditions du Rivage", "4 rue Royale", "59800", "Lille", "FR", "fr_FR"),
        *("FR13542107651", "+33 3 20 11 22 33", ((4200.0, 0),)),
    ),
    "bankrupt": (
        *("Meubles Lambert", "Rue du Moulin 9", "5030", "Gembloux", "BE", "fr_FR"),
        *("BE0448746744", "+32 81 61 70 80", ((1850.0, 10), (640.0, 40))),
    ),
    "town": (
        *("Mairie de Wattrelos", "Place Delvainquière", "59150", "Wattrelos", "FR"),
        *("fr_FR", "FR84215906504", "+33 3 20 81 66 66", ((900.0, 0),)),
    ),
    "barred": (
        *("Jeanne Minne", "Rue Basse 3", "7000", "Mons", "BE", "fr_FR"),
        *("", "+32 65 33 44 55", ((310.0, -300),)),
    ),
}


class Beyond(Handover):
    """One company, insured and in court; days count from the first due date."""

    due_days_ago = 330
    company_values: ClassVar[dict[str, str]] = {
        "name": "Ateliers Vandenberghe",
        "street": "Chaussée de Nivelles 120",
        "vat": "BE0436420915",
        "company_registry": "0436420915",
        "phone": "+32 67 44 55 66",
        "email": "comptabilite@ateliers-vandenberghe.example",
    }
    second_values: ClassVar[dict[str, str]] = {
        "name": "Luc Dewaele",
        "login": "luc.dewaele",
        "email": "luc.dewaele@ateliers-vandenberghe.example",
    }
    sold = "Mobilier sur mesure"

    def _agency(self) -> Any:
        """Return the contract: here an insurer collects, and no agency."""
        self._books()
        insurer = self.env["res.partner"].create(
            {"name": "Assurance Crédit Nord", "is_company": True, "lang": "fr_FR"}
        )
        return self.env["credit.followup.insurance.contract"].create(
            {
                "name": "Contrat 2026",
                "number": "ACN-26-0457",
                "company_id": self.company.id,
                "partner_id": insurer.id,
                "currency_id": self.company.currency_id.id,
                "user_id": self.second.id,
                "with_tax": True,
                "extension_days": 60,
                "notify_days": 75,
                "notify_from": "due",
                "hand_over_days": 30,
                "file_days": 180,
                "waiting": 3,
                "days_before": 10,
                "is_checked": True,
                **self._clearing(),
            }
        )

    def _account(self, name: str, code: str, kind: str, **values: Any) -> Any:
        return self.env["account.account"].create(
            {
                "name": name,
                "code": code,
                "account_type": kind,
                "company_ids": [Command.set(self.company.ids)],
                **values,
            }
        )

    def _journal(self) -> Any:
        domain = [("company_id", "=", self.company.id), ("type", "=", "general")]
        return self.env["account.journal"].search(domain, limit=1)

    def _clearing(self) -> dict[str, Any]:
        """Return where the insurer's money is booked."""
        clearing = self._account(
            "Assureur-crédit", "416910", "asset_current", reconcile=True
        )
        income = self._account("Indemnités d'assurance", "743910", "income_other")
        return {
            "clearing_account_id": clearing.id,
            "clearing_journal_id": self._journal().id,
            "indemnity_account_id": income.id,
        }

    def _books(self) -> None:
        """Say where charges, write-offs and provisions are booked."""
        journal = self._journal().id
        cost = self._account("Dotations créances douteuses", "634910", "expense")
        kept = self._account("Créances douteuses", "409910", "asset_current")
        loss = self._account("Pertes sur créances", "642910", "expense")
        late = self._account("Rentrées tardives", "749910", "income_other")
        self.company.write(
            {
                "followup_charge_journal_id": journal,
                "followup_interest_account_id": late.id,
                "followup_compensation_account_id": late.id,
                "followup_write_off_journal_id": journal,
                "followup_loss_account_id": loss.id,
                "followup_regained_account_id": late.id,
                "followup_write_off_days": 365,
                "followup_provision_journal_id": journal,
                "followup_provision_cost_account_id": cost.id,
                "followup_provision_account_id": kept.id,
            }
        )
        self.env["credit.followup.provision.band"].create(
            [
                {"from_days": 90, "to_days": 180, "percent": 25},
                {"from_days": 180, "to_days": 365, "percent": 50},
                {"from_days": 365, "percent": 100},
            ]
        )

    # === VERBS === #

    def press(self, record: Any, method: str, offset: int, user: Any = None) -> Any:
        """Press a button on a day."""
        with freeze_time(f"{self.on(offset)} 10:00"):
            return getattr(record.with_user(user) if user else record, method)()

    def item(self, customer: Any) -> Any:
        """Return what a customer owes, the oldest item first."""
        return self.env["account.move.line"].search(
            [
                ("partner_id", "=", customer.id),
                ("account_type", "=", "asset_receivable"),
                ("parent_state", "=", "posted"),
                ("balance", ">", 0),
            ],
            order="date_maturity, id",
        )

    def pay(self, customer: Any, amount: float, offset: int) -> None:
        """Let a customer pay a part of his oldest invoice."""
        with freeze_time(f"{self.on(offset)} 11:00"):
            wizard = self.env["account.payment.register"].with_context(
                active_model="account.move",
                active_ids=self.item(customer)[:1].move_id.ids,
            )
            wizard.create(
                {"amount": amount, "payment_date": self.on(offset)}
            )._create_payments()
