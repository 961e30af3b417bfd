"""Where a mail ends: at a closing with a name beside it, never at its first words."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.contacts.reading.quotes import own_lines
from followup_core.contacts.reading.records import Reply
from followup_core.contacts.replies import read

WEDNESDAY = date(2026, 3, 4)
OPEN = (Decimal("1234.56"),)


def moves(text):
    found = read(Reply(text, WEDNESDAY, "EUR", open_amounts=OPEN), WEDNESDAY).moves
    return [(one.move.value, one.on and one.on.isoformat()) for one in found]


@pytest.mark.parametrize(
    ("text", "move", "on"),
    [
        ("Cheers John, will pay Friday.", "promise", "2026-03-06"),
        ("Cheers for the reminder,\nWe will pay on Friday.", "promise", "2026-03-06"),
        ("Sincerely sorry for this.\nWe will pay on Friday", "promise", "2026-03-06"),
        ("Truly sorry, I'll pay Friday", "promise", "2026-03-06"),
        ("Cordialement, je paie demain matin", "promise", "2026-03-05"),
        (
            "Dans l'attente de votre avoir.\nNous contestons la facture.",
            "dispute",
            None,
        ),
        ("Kind regards\nJan\nWe will pay on Friday", "promise", "2026-03-06"),
        ("\n\nMvg\nJan\nWij betalen vrijdag", "promise", "2026-03-06"),
        ("Hello,\nCheers John, will pay Friday.", "promise", "2026-03-06"),
        (
            "Bonjour,\nNous vous prions de recevoir ceci.\nNous contestons la facture.",
            "dispute",
            None,
        ),
    ],
)
def test_words_that_begin_like_a_closing_are_read(text, move, on):
    assert moves(text) == [(move, on)]


@pytest.mark.parametrize(
    "closing",
    [
        "Cheers",
        "Cheers, John",
        "CHEERS, JOHN",
        "Best.",
        "Kind regards, Anna Maria van den Berg",
        "MfG i.A. Müller",
        "Mit freundlichen Grüßen, i. V. Ünal",
        "Cordialement - Élodie DUPONT",
        "Dans l'attente de votre réponse,",
        "Dans l'attente de vous lire",
        "Veuillez agréer, Madame, Monsieur, mes salutations distinguées.",
    ],
)
def test_below_a_closing_only_a_signature_follows(closing):
    text = f"Hello,\n{closing}\nWe will pay on Friday"
    assert [text[one.start : one.end] for one in own_lines(text)] == ["Hello,"]


@pytest.mark.parametrize(
    "line",
    [
        "Cheers, Anna Maria Sofia Elena Berg",
        "Kind regards to your boss",
        f"Cheers{' ' * 120}John",
    ],
)
def test_who_says_more_than_a_name_goes_on(line):
    text = f"Hello,\n{line}\nWe will pay on Friday"
    assert moves(text) == [("promise", "2026-03-06")]
