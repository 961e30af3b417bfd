"""What customers paid or were credited, and nobody told the agency."""

from odoo.addons.credit_followup.facts.exports.obstacles import read_credits

from .placements import ask


def ask_about_credits(placements):
    """Ask to allocate what customers have: only then the agency is told of it."""
    for case, amount in read_credits(placements).items():
        ask(
            case,
            case.env._(
                "The customer has %(amount)s that nobody has allocated, and the agency "
                "asks him for all: match it with the claims, and the agency is told.",
                amount=case._money(float(amount)),
            ),
        )
