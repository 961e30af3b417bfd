"""What denies a payment, and what only looks as if it did: no promise that is none."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.contacts.reading.records import Reply
from followup_core.contacts.replies import read

WEDNESDAY = date(2026, 3, 4)
OPEN = (Decimal("1234.56"),)


def moves(text):
    found = read(Reply(text, WEDNESDAY, "EUR", open_amounts=OPEN), WEDNESDAY).moves
    return [one.move.value for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "No payment has been made yet.",
        "No payment will be made on Friday.",
        "There is no chance we will pay this on Friday.",
        "No way we will pay on Friday.",
        "It is false that we have paid.",
        "It is not true that we have paid.",
        "Hardly anything has been paid.",
        "None of this has been paid.",
        "Only half has been paid.",
        "You will receive no payment on Friday.",
        "Under no circumstances will we pay on Friday.",
        "Payment on Friday is out of the question.",
        "It is unlikely that we will pay on Friday.",
        "I doubt we will pay on Friday.",
        "We were going to pay on Friday.",
        "You have been paid too much already, we want our money back",
        "We have paid too much.",
        "Aucun paiement n'a été effectué.",
        "Aucun paiement ne sera effectué vendredi.",
        "Hors de question que nous payons vendredi.",
        "Pas question que nous payons vendredi.",
        "Il est exclu que nous payons vendredi.",
        "Il est faux de dire que nous avons payé.",
        "À peine la moitié a été payée.",
        "Nous avons payé trop.",
        "Er is geen betaling gebeurd.",
        "Geen sprake van dat we vrijdag betalen.",
        "Uitgesloten dat wij vrijdag betalen.",
        "Het is fout dat wij betaald hebben.",
        "Er werd nauwelijks iets betaald.",
        "Wij hebben te veel betaald.",
        "Es ist keine Zahlung erfolgt.",
        "Es kommt nicht in Frage, dass wir am Freitag zahlen.",
        "Es ist ausgeschlossen, dass wir am Freitag zahlen.",
        "Es ist falsch, dass wir bezahlt haben.",
        "Wir zahlen keinesfalls am Freitag.",
        "Es wurde kaum etwas bezahlt.",
        "Wir haben zu viel bezahlt.",
    ],
)
def test_what_is_denied_is_not_proposed(text):
    assert moves(text) == []


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("No problem, we will pay Friday", "promise"),
        ("No problem we will pay Friday", "promise"),
        ("No worries we'll pay Friday.", "promise"),
        ("No, we will pay on Friday.", "promise"),
        ("There is no doubt that we will pay on Friday.", "promise"),
        ("We will pay no later than Friday.", "promise"),
        ("We will pay on Friday without fail.", "promise"),
        ("Invoice no. 12 was paid yesterday.", "paid_already"),
        ("Invoice no 12 was paid yesterday.", "paid_already"),
        ("There is no need to write, we paid yesterday.", "paid_already"),
        ("There is no order for this and we dispute the invoice.", "dispute"),
        ("Non, nous paierons vendredi.", "promise"),
        ("Pas de problème, nous paierons vendredi.", "promise"),
        ("Nous paierons vendredi sans faute.", "promise"),
        ("Nous avons payé trop tard, désolé.", "paid_already"),
        ("Geen probleem, wij betalen vrijdag.", "promise"),
        ("Wij zullen vrijdag zonder fout betalen.", "promise"),
        ("Kein Problem, wir zahlen am Freitag.", "promise"),
        ("Wir werden am Freitag ohne Verzug zahlen.", "promise"),
    ],
)
def test_what_only_looks_like_a_denial_denies_nothing(text, move):
    assert moves(text) == [move]
