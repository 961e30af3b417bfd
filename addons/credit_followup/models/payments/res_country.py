from odoo import fields, models

FORMS = [("mod97", "Twelve digits, the last two modulo 97")]


class ResCountry(models.Model):
    _inherit = "res.country"

    followup_reference = fields.Selection(
        FORMS,
        string="Structured reference of transfers",
        help="The form in which messages of companies in this country ask for several "
        "invoices. Where it is empty, the communication standard of the journal "
        "counts, then the creditor reference (RF) in the SEPA zone.",
    )
