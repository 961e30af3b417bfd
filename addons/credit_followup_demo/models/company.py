"""Builds the demonstration company; its past is made by real runs on past days."""

import calendar

from odoo import api, fields, models

from ..story import CUSTOMERS

COMPANY = "Atelier Vandevelde"
IBAN = "BE71096123456769"
STORY_IBAN = "BE68539007547034"
# GBP and USD have a rate, the franc deliberately has none.
RATES = {"USD": 1.08, "GBP": 0.86}

_HOURS = {"hour_from": 9, "hour_to": 17, "day_period": "morning"}


class CreditFollowupDemo(models.AbstractModel):
    """Makes the demonstration's company, customers, invoices and history."""

    _name = "credit.followup.demo"
    _description = "Follow-up Demonstration"

    @api.model
    def _build(self):
        """Build everything relative to today, once."""
        today = fields.Date.context_today(self)
        company = self._company()
        self = self.with_company(company).with_context(
            allowed_company_ids=company.ids, tracking_disable=True
        )
        self._bank(company, today)
        self._charges(company)
        for number, customer in enumerate(CUSTOMERS, 1):
            partner = self._customer(customer, number)
            moves = self._invoices(partner, customer, today)
            self._fate(partner, moves, customer, today)
        self._history(company, today, self._year(company, today))
        company.followup_active = True

    # === THE COMPANY === #

    def _company(self):
        company = self._found(
            {
                "name": COMPANY,
                "street": "Rue des Artisans 12",
                "vat": "BE0477472701",
                "phone": "+32 81 55 01 20",
                "email": "comptabilite@atelier-vandevelde.example",
            }
        )
        admin = self.env.ref("base.user_admin")
        admin.company_id = company
        company.write(
            {
                "followup_test_mode": False,
                "followup_financing_rate": 6.0,
                "followup_hour_cost": 45.0,
                "followup_margin_rate": 25.0,
                "followup_user_id": admin.id,
                "resource_calendar_id": self._calendar(company).id,
                "followup_started_on": fields.Date.subtract(
                    fields.Date.context_today(self), days=200
                ),
            }
        )
        return company

    @api.model
    def _story_company(self, name):
        """Found a company beside it, for the story of one invoice."""
        company = self._found(
            {
                "name": name,
                "street": "Quai de Meuse 7",
                "vat": "BE0403170701",
                "phone": "+32 81 55 02 10",
                "email": "comptabilite@brasserie-du-pont.example",
            }
        )
        company.resource_calendar_id = self._calendar(company)
        self.env["res.partner.bank"].create(
            {
                "acc_number": STORY_IBAN,
                "partner_id": company.partner_id.id,
                "acc_holder_name": company.name,
                "allow_out_payment": True,
            }
        )
        return company

    def _found(self, values):
        """Make a company in Namur with its chart of accounts; admin works there."""
        # The chart is loaded below; nothing else is to be installed for the country.
        companies = self.env["res.company"].with_context(chart_template_load=True)
        company = companies.create(
            {
                "zip": "5000",
                "city": "Namur",
                "country_id": self.env.ref("base.be").id,
                "currency_id": self.env.ref("base.EUR").id,
                **values,
            }
        )
        self.env.user.company_ids |= company
        self.env.ref("base.user_admin").company_ids |= company
        chart = self.env["account.chart.template"]
        code = chart._guess_chart_template(company.country_id)
        chart.with_context(demo=True).try_loading(code, company, install_demo=False)
        return company

    def _calendar(self, company):
        """Open every day: a demonstration on a Saturday shows something too."""
        return self.env["resource.calendar"].create(
            {
                "name": "Open every day",
                "company_id": company.id,
                "attendance_ids": [
                    (5,),
                    *(
                        (0, 0, {"name": name, "dayofweek": str(day), **_HOURS})
                        for day, name in enumerate(calendar.day_name)
                    ),
                ],
            }
        )

    def _bank(self, company, today):
        """Give the company a bank account, a recent statement and exchange rates."""
        self.env["res.partner.bank"].create(
            {
                "acc_number": IBAN,
                "partner_id": company.partner_id.id,
                "acc_holder_name": company.name,
                "allow_out_payment": True,
            }
        )
        journal = self.env["account.journal"].search(
            [("type", "=", "bank"), ("company_id", "=", company.id)], limit=1
        )
        self.env["account.bank.statement.line"].create(
            {
                "journal_id": journal.id,
                "date": today,
                "payment_ref": "Card sales of the week",
                "amount": 1840.0,
            }
        )
        currencies = self.env["res.currency"].with_context(active_test=False)
        for code in (*RATES, "CHF"):
            currency = currencies.search([("name", "=", code)])
            currency.active = True
            currency.rate_ids.filtered(
                lambda rate: rate.company_id in (company, company.browse())
            ).unlink()
            if code in RATES:
                self.env["res.currency.rate"].create(
                    {
                        "currency_id": currency.id,
                        "company_id": company.id,
                        "name": fields.Date.subtract(today, days=300),
                        "rate": RATES[code],
                    }
                )

    # === HISTORY === #
