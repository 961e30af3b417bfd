"""Days that are named in two parts, and those that are said and not counted out."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.contacts.reading.dates import mentions
from followup_core.contacts.reading.folded import folded
from followup_core.contacts.reading.records import Move, Reply
from followup_core.contacts.replies import read
from followup_core.contacts.words import LANGUAGES

WEDNESDAY = date(2026, 3, 4)
OPEN = (Decimal("1234.56"),)

# The day that a promise names; None: one that is said, and that a person has to read.
PROMISED = {
    # A weekday and its number.
    "We will pay on Friday the 13th.": "2026-03-13",
    "We will pay Friday 13th.": "2026-03-13",
    "We will pay next Friday the 6th.": "2026-03-06",
    "Nous paierons le vendredi 13.": "2026-03-13",
    "Nous paierons le vendredi 13 par virement.": "2026-03-13",
    "Nous paierons vendredi prochain, le 6.": "2026-03-06",
    "Wij betalen vrijdag 13.": "2026-03-13",
    "Wij betalen volgende vrijdag de 13de.": "2026-03-13",
    "Wir zahlen am Freitag, den 13.": "2026-03-13",
    "Wir zahlen nächsten Freitag, den 13. per Überweisung.": "2026-03-13",
    "We will pay on Friday 14.": None,
    "We will pay on Friday 40.": None,
    # A number behind a weekday that is none of its days.
    "We will pay on Friday 13:30.": "2026-03-06",
    "We will pay on Friday 13 pm.": "2026-03-06",
    "We will pay on Friday 20 EUR.": "2026-03-06",
    "We will pay on Friday 20 euros.": "2026-03-06",
    "Nous paierons vendredi 13h.": "2026-03-06",
    "Wij betalen vrijdag 20 € en meer.": "2026-03-06",
    "Wir zahlen Freitag 13 Uhr.": "2026-03-06",
    # A weekday and its date.
    "We will pay on Friday, the 13th of March.": "2026-03-13",
    "We will pay on Friday (13/3).": "2026-03-13",
    "Nous paierons vendredi, le 13 mars.": "2026-03-13",
    "Wij betalen vrijdag (13 maart).": "2026-03-13",
    "Wij betalen vrijdag 13/3.": "2026-03-13",
    "Wir zahlen am Freitag, den 13.3.": "2026-03-13",
    "Wir zahlen am Freitag, den 13. März.": "2026-03-13",
    # A number and the month.
    "We will pay on the 10th of next month.": "2026-04-10",
    "We will pay next month on the 10th.": "2026-04-10",
    "We will pay on the 20th of this month.": "2026-03-20",
    "We will pay on the 2nd of this month.": None,
    "We will pay on the 31st of next month.": None,
    "Nous paierons le 10 du mois prochain.": "2026-04-10",
    "Nous paierons le mois prochain, le 10.": "2026-04-10",
    "Nous paierons le 20 courant.": "2026-03-20",
    "Wij betalen op 10 volgende maand.": "2026-04-10",
    "Wij betalen de 10de van volgende maand.": "2026-04-10",
    "Wij betalen de volgende maand op de 10e.": "2026-04-10",
    "Wij betalen de 20ste van deze maand.": "2026-03-20",
    "Wir zahlen am 10. nächsten Monats.": "2026-04-10",
    "Wir zahlen im nächsten Monat am 10.": "2026-04-10",
    "Wir zahlen am 20. dieses Monats.": "2026-03-20",
    # A weekday of the next week.
    "We will pay next week on Tuesday.": "2026-03-10",
    "We will pay Tuesday of next week.": "2026-03-10",
    "Nous paierons la semaine prochaine, mardi.": "2026-03-10",
    "Wij betalen volgende week dinsdag.": "2026-03-10",
    "Wir zahlen nächste Woche Dienstag.": "2026-03-10",
    # An offset.
    "We will pay two weeks from Friday.": None,
    "We will pay in two weeks from Friday.": None,
    "We will pay Friday week.": None,
    "We will pay Friday in two weeks.": None,
    "We will pay the Friday after next.": None,
    "We will pay the first Friday of April.": None,
    "We will pay the last Friday of March.": None,
    "We will pay within 10 days of receipt.": None,
    "We will pay within 10 days from today.": "2026-03-14",
    "We will pay 10 days after 5 March.": None,
    "We will pay after 20 March.": None,
    "We will pay early next month.": None,
    "We will pay no later than Friday.": "2026-03-06",
    "We will pay Friday this week.": "2026-03-06",
    "We will pay, not on Friday but on Monday.": "2026-03-09",
    "Nous paierons vendredi en quinze.": None,
    "Nous paierons dix jours après vendredi.": None,
    "Nous paierons sous 10 jours à compter de demain.": None,
    "Nous paierons le premier vendredi d'avril.": None,
    "Nous paierons début du mois prochain.": None,
    "Wij betalen vrijdag over twee weken.": None,
    "Wij betalen twee weken na vrijdag.": None,
    "Wij betalen begin volgende maand.": None,
    "Wij betalen vrijdag in deze week.": "2026-03-06",
    "Wir zahlen am Freitag in zwei Wochen.": None,
    "Wir zahlen am Freitag übernächster Woche.": None,
    "Wir zahlen zwei Wochen nach Freitag.": None,
    "Wir zahlen nach dem 20. März.": None,
    "Wir zahlen Anfang nächsten Monats.": None,
}


@pytest.mark.parametrize("text", PROMISED)
def test_the_day_of_a_promise(text):
    (one,) = read(Reply(text, WEDNESDAY, "EUR", open_amounts=OPEN), WEDNESDAY).moves
    assert one.move is Move.PROMISE
    assert (one.on and one.on.isoformat()) == PROMISED[text]


@pytest.mark.parametrize(
    ("base", "past", "ahead"),
    [
        ("2026-03-12", "2026-02-13", "2026-03-13"),
        ("2026-03-13", "2026-03-13", "2026-03-13"),
        ("2026-03-14", "2026-03-13", None),
        ("2026-10-14", None, "2026-11-13"),
        ("2026-11-14", "2026-11-13", None),
    ],
)
def test_a_weekday_and_its_number_are_one_day(base, past, ahead):
    """The nearest 13th on each side, where it is a Friday."""
    for language, text in (
        ("en", "Friday the 13th"),
        ("fr", "vendredi 13"),
        ("nl", "vrijdag 13"),
        ("de", "Freitag, den 13."),
    ):
        day = date.fromisoformat(base)
        (one,) = mentions(folded(text).text, LANGUAGES[language], day)
        assert [one.past and one.past.isoformat()] == [past]
        assert [one.ahead and one.ahead.isoformat()] == [ahead]


def test_a_month_without_the_day_is_passed_over():
    (one,) = mentions("saturday 31", LANGUAGES["en"], date(2026, 2, 10))
    assert (one.past, one.ahead) == (date(2026, 1, 31), None)


@pytest.mark.parametrize("base", [date.min, date.max])
def test_the_calendar_ends_and_nothing_breaks(base):
    for text in PROMISED:
        for language in LANGUAGES.values():
            mentions(folded(text).text, language, base)


def test_who_comes_back_after_a_day_is_away_until_then():
    text = "I am out of the office and will be back after 16 March."
    (one,) = read(Reply(text, WEDNESDAY, "EUR"), WEDNESDAY).moves
    assert one.on == date(2026, 3, 16)


def test_instalments_may_begin_on_a_day():
    text = "We propose to pay 200 EUR per month from 1 April."
    (one,) = read(Reply(text, WEDNESDAY, "EUR"), WEDNESDAY).moves
    assert (one.move, one.on) == (Move.INSTALMENTS, date(2026, 4, 1))
