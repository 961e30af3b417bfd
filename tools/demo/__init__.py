"""The demonstration: a company's evening run, as Odoo itself carries it out."""
