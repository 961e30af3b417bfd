"""The customer's page: its key, what it shows, and what he said there."""

from . import action, contact, hold, policy, res_company, res_partner, said
