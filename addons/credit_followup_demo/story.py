"""The demonstration's customers and their fates, as one table to read.

Amounts are in the invoice's currency; ``late`` counts the days since the due date,
negative for invoices that are not due yet.
"""

from typing import NamedTuple


class Invoice(NamedTuple):
    """One invoice: amount, days late, and what sets it apart."""

    amount: float
    late: int
    currency: str = "EUR"
    paid: float = 0.0
    excluded: bool = False


class Customer(NamedTuple):
    """One customer. ``fate`` names what else happened, see ``models.customers``."""

    name: str
    city: str
    lang: str
    invoices: tuple[Invoice, ...]
    fate: str = ""
    segment: str = ""
    country: str = "BE"
    person: bool = False
    email: bool = True
    street: bool = True
    contact: str = ""


I = Invoice
CUSTOMERS = (
    # Paying, or not late yet
    Customer("Boulangerie Lecomte", "Namur", "fr", (I(640, -20),)),
    Customer("Bakkerij De Smet", "Gent", "nl", (I(415.5, -12), I(220, -25))),
    Customer("Tischlerei Hoffmann", "Eupen", "de", (I(1250, -4),)),
    Customer("Café du Parc", "Liège", "fr", (I(310, -5),)),
    # Forgetful
    Customer("Garage Peeters", "Mechelen", "nl", (I(890, 9),)),
    Customer("Librairie Molière", "Bruxelles", "fr", (I(265.4, 10), I(118, 2))),
    Customer("Fleuriste Iris", "Charleroi", "fr", (I(178.9, 12),)),
    Customer("Drukkerij Claes", "Leuven", "nl", (I(2310, 14), I(980, -3))),
    Customer("Optik Schmitz", "Sankt Vith", "de", (I(745, 11),)),
    Customer("Northsea Rentals", "Oostende", "en", (I(1530, 9),)),
    # In difficulty: several invoices, several messages already
    Customer("Menuiserie Dubois", "Mons", "fr", (I(3200, 48), I(1475, 30), I(960, 6))),
    Customer("Bouwwerken Maes", "Aalst", "nl", (I(7840, 52), I(2150, 21))),
    Customer("Transport Willems", "Hasselt", "nl", (I(4410, 39), I(4410, 9))),
    Customer("Restaurant L'Escale", "Dinant", "fr", (I(1890, 33),)),
    Customer("Malerbetrieb Keller", "Kelmis", "de", (I(2675, 44),)),
    Customer("Studio Vert", "Wavre", "fr", (I(540, 61), I(540, 31), I(540, 1))),
    # At the end of the scenario: somebody must decide
    Customer("Textiles Renard", "Tournai", "fr", (I(5230, 92), I(1120, 64)), "served"),
    # Disputing
    Customer("Hotel Belvédère", "Spa", "fr", (I(3900, 27),), "dispute_part"),
    Customer("Kapsalon Mieke", "Brugge", "nl", (I(460, 24),), "dispute"),
    # Promising, paused, insured, insolvent, with an agency
    Customer("Electro Janssens", "Genk", "nl", (I(1980, 29),), "promise"),
    Customer("Pharmacie Centrale", "Verviers", "fr", (I(830, 17),), "pause"),
    Customer("Metallbau Becker", "Bütgenbach", "de", (I(6120, 75),), "insurer"),
    Customer("Interieur Van Damme", "Kortrijk", "nl", (I(9400, 120),), "insolvency"),
    Customer("Auto-École Turbo", "La Louvière", "fr", (I(1340, 140),), "agency"),
    # Credits
    Customer("Imprimerie Gutenberg", "Namur", "fr", (I(1200, 16),), "prepaid"),
    Customer(
        "Tuincentrum Groen", "Lier", "nl", (I(2400, 19), I(600, 8)), "credit_note"
    ),
    Customer("Cave Saint-Vincent", "Bastogne", "fr", (I(3000, 22, paid=1800),)),
    # Other currencies and countries
    Customer(
        "Harbour Trading Ltd", "London", "en", (I(2750, 13, "GBP"),), country="GB"
    ),
    Customer("Blue Ridge Inc.", "Richmond", "en", (I(5200, 18, "USD"),), country="US"),
    Customer("Uhren Zürich AG", "Zürich", "de", (I(1900, 15, "CHF"),), country="CH"),
    Customer("Atelier Lyonnais", "Lyon", "fr", (I(2080, 33),), country="FR"),
    Customer("Grachten Design", "Utrecht", "nl", (I(1675, 33),), country="NL"),
    Customer("Rheinwerk GmbH", "Köln", "de", (I(8800, 33),), country="DE"),
    # Public bodies
    Customer("Ville de Huy", "Huy", "fr", (I(12400, 18),), segment="public_body"),
    Customer(
        "Gemeente Zoersel", "Zoersel", "nl", (I(3350, 41),), segment="public_body"
    ),
    # Consumers
    Customer("Claire Fontaine", "Nivelles", "fr", (I(145, 8),), person=True),
    Customer("Jan Verbeeck", "Turnhout", "nl", (I(89.9, 31),), person=True),
    Customer("Petra Klein", "Raeren", "de", (I(3.5, 20),), person=True),
    # Key accounts, by hand
    Customer(
        "Groupe Meridian",
        "Bruxelles",
        "fr",
        (I(48200, 4), I(22750, -15)),
        segment="key",
    ),
    Customer("Colruvin Retail", "Halle", "nl", (I(31900, 12),), segment="key"),
    # Hard to reach
    Customer("Vélo Passion", "Arlon", "fr", (I(720, 10),), "bounced"),
    Customer("Snack Istanbul", "Seraing", "fr", (I(210, 13),), email=False),
    Customer("Kiosk am Markt", "Malmedy", "de", (I(95, 9),), email=False, street=False),
    # Left out on purpose, or reached through a contact
    Customer("Vrienden van het Park", "Deinze", "nl", (I(150, 40, excluded=True),)),
    Customer(
        "Clinique des Ardennes", "Libramont", "fr", (I(6400, 9),), contact="invoice"
    ),
)


class Habit(NamedTuple):
    """What a customer buys each month, and how many days late he pays it.

    ``delays``: of the twelve months, the oldest first. ``says``: what he says of each
    invoice: a promise that is ``kept`` or ``broken``, a dispute that is ``justified``.
    """

    amount: float
    delays: tuple[int, ...]
    says: str = ""


# One of each type of payer, and more.
YEAR = {
    # Pays on time
    "Groupe Meridian": Habit(14500, (-3, 0, 1, -2, 0, 0, 2, -1, 0, 1, 0, -2)),
    "Ville de Huy": Habit(3100, (0, 2, -5, 0, 1, 0, 0, 3, -2, 0, 0, 1)),
    "Boulangerie Lecomte": Habit(640, (-5, -4, -6, -3, -5, -5, -2, -4, -6, -5, -3, -4)),
    "Bakkerij De Smet": Habit(415.5, (0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 2, 0)),
    # Forgetful
    "Garage Peeters": Habit(890, (9, 12, 14, 10, 11, 13, 9, 12, 10, 12, 11, 9)),
    "Drukkerij Claes": Habit(
        2310, (14, 18, 16, 12, 20, 15, 17, 14, 19, 16, 15, 13), "kept"
    ),
    "Fleuriste Iris": Habit(178.9, (11, 8, 12, 10, 9, 14, 10, 12, 8, 11, 10, 12)),
    # Waits for the last reminder
    "Bouwwerken Maes": Habit(3920, (38, 42, 45, 40, 44, 39, 47, 43, 41, 44, 45, 46)),
    "Transport Willems": Habit(2200, (35, 39, 41, 37, 40, 36, 42, 38, 39, 41, 40, 37)),
    # In difficulty
    "Menuiserie Dubois": Habit(1475, (2, 3, 5, 8, 10, 14, 20, 27, 33, 38, 44, 52)),
    # Disputes
    "Hotel Belvédère": Habit(
        1300, (16, 20, 22, 18, 21, 19, 24, 20, 18, 22, 21, 19), "justified"
    ),
    # Bad faith
    "Textiles Renard": Habit(
        1120, (48, 52, 55, 50, 57, 53, 58, 54, 56, 52, 55, 58), "broken"
    ),
}
