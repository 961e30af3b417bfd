"""The days and amounts of a reply, and which of its words are the customer's."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.contacts.reading.amounts import sums
from followup_core.contacts.reading.dates import mentions
from followup_core.contacts.reading.folded import folded
from followup_core.contacts.reading.quotes import own_lines
from followup_core.contacts.reading.records import Move, Reply
from followup_core.contacts.replies import read
from followup_core.contacts.words import LANGUAGES

TUESDAY = date(2026, 3, 10)

# Past and future of each form, seen from a Tuesday.
DAYS = {
    ("en", "2026-03-05"): ("2026-03-05", None),
    ("en", "2026/04/05"): (None, "2026-04-05"),
    ("en", "2026-03-10"): ("2026-03-10", "2026-03-10"),
    ("en", "5/3/2026"): ("2026-03-05", None),
    ("en", "5.3.2026"): ("2026-03-05", None),
    ("de", "am 5. 3. 2026"): ("2026-03-05", None),
    ("nl", "5-3-26"): ("2026-03-05", None),
    ("en", "on 5/4"): ("2025-04-05", "2026-04-05"),
    ("de", "am 5.4. oder so"): ("2025-04-05", "2026-04-05"),
    ("en", "1/2 of it"): None,
    ("en", "3/13/2026"): (None, None),
    ("en", "5 March"): ("2026-03-05", "2027-03-05"),
    ("en", "5th of March"): ("2026-03-05", "2027-03-05"),
    ("en", "March 5th"): ("2026-03-05", "2027-03-05"),
    ("en", "March 5, 2026"): ("2026-03-05", None),
    ("en", "March 2026"): None,
    ("fr", "1er avril"): ("2025-04-01", "2026-04-01"),
    ("fr", "5 févr. 2026"): ("2026-02-05", None),
    ("fr", "5 mars"): ("2026-03-05", "2027-03-05"),
    ("nl", "5 maart"): ("2026-03-05", "2027-03-05"),
    ("nl", "5de mrt"): ("2026-03-05", "2027-03-05"),
    ("de", "5. März"): ("2026-03-05", "2027-03-05"),
    ("de", "5.Maerz 2026"): ("2026-03-05", None),
    ("de", "10. März"): ("2026-03-10", "2026-03-10"),
    ("en", "31 February"): (None, None),
    ("en", "29/2/2026"): (None, None),
    ("en", "29/2/2028"): (None, "2028-02-29"),
    ("en", "Friday 31 February"): (None, None),
    ("en", "Friday 13 March 2026"): (None, "2026-03-13"),
    ("en", "on Friday"): ("2026-03-06", "2026-03-13"),
    ("en", "on Tuesday"): ("2026-03-03", "2026-03-17"),
    ("fr", "vendredi"): ("2026-03-06", "2026-03-13"),
    ("fr", "vendredi prochain"): ("2026-03-06", "2026-03-13"),
    ("nl", "vrijdag"): ("2026-03-06", "2026-03-13"),
    ("nl", "volgende vrijdag"): (None, "2026-03-20"),
    ("de", "am Freitag"): ("2026-03-06", "2026-03-13"),
    ("en", "next Friday"): (None, "2026-03-20"),
    ("en", "last Friday"): ("2026-03-06", None),
    ("en", "last Tuesday"): ("2026-03-03", None),
    ("de", "letzten Montag"): ("2026-03-09", None),
    ("en", "today"): ("2026-03-10", "2026-03-10"),
    ("en", "tomorrow"): (None, "2026-03-11"),
    ("fr", "après-demain"): (None, "2026-03-12"),
    ("de", "übermorgen"): (None, "2026-03-12"),
    ("nl", "eergisteren"): ("2026-03-08", None),
    ("fr", "hier"): ("2026-03-09", None),
    ("de", "hier"): None,
    ("de", "guten Morgen"): None,
    ("nl", "goede morgen"): None,
    ("de", "heute Morgen"): ("2026-03-10", "2026-03-10"),
    ("en", "in 10 days"): (None, "2026-03-20"),
    ("en", "within two weeks"): (None, "2026-03-24"),
    ("en", "within 5 working days"): None,
    ("en", "3 days ago"): ("2026-03-07", None),
    ("fr", "sous 10 jours"): (None, "2026-03-20"),
    ("fr", "dans 5 jours ouvrables"): None,
    ("fr", "il y a une semaine"): ("2026-03-03", None),
    ("nl", "over tien dagen"): None,
    ("nl", "binnen 10 dagen"): (None, "2026-03-20"),
    ("de", "in 10 Tagen"): (None, "2026-03-20"),
    ("de", "vor zwei Wochen"): ("2026-02-24", None),
    ("en", "this week"): (None, "2026-03-13"),
    ("en", "next week"): (None, "2026-03-20"),
    ("en", "by the end of next week"): (None, "2026-03-20"),
    ("fr", "la semaine prochaine"): (None, "2026-03-20"),
    ("nl", "volgende week"): (None, "2026-03-20"),
    ("de", "nächste Woche"): (None, "2026-03-20"),
    ("en", "end of the month"): (None, "2026-03-31"),
    ("fr", "fin de mois"): (None, "2026-03-31"),
    ("nl", "eind volgende maand"): (None, "2026-04-30"),
    ("de", "Ende nächsten Monats"): (None, "2026-04-30"),
    ("fr", "fin avril"): ("2025-04-30", "2026-04-30"),
    ("en", "end of March 2026"): (None, "2026-03-31"),
    ("de", "Ende Februar"): ("2026-02-28", "2027-02-28"),
}


@pytest.mark.parametrize(("language", "text"), DAYS)
def test_the_days_of_each_form(language, text):
    found = mentions(folded(text).text, LANGUAGES[language], TUESDAY)
    want = DAYS[language, text]
    sides = [
        tuple(day and day.isoformat() for day in (one.past, one.ahead)) for one in found
    ]
    assert sides == ([want] if want else [])


def test_weeks_end_on_friday_also_when_written_on_a_weekend():
    english = LANGUAGES["en"]
    for base, this, following in (
        (date(2026, 3, 13), date(2026, 3, 13), date(2026, 3, 20)),
        (date(2026, 3, 14), date(2026, 3, 20), date(2026, 3, 20)),
        (date(2026, 3, 15), date(2026, 3, 20), date(2026, 3, 20)),
        (date(2026, 3, 16), date(2026, 3, 20), date(2026, 3, 27)),
    ):
        assert mentions("this week", english, base)[0].ahead == this
        assert mentions("next week", english, base)[0].ahead == following


@pytest.mark.parametrize("base", [date.min, date.max])
def test_the_calendar_ends_and_nothing_breaks(base):
    for language, text in DAYS:
        mentions(folded(text).text, LANGUAGES[language], base)


AMOUNTS = {
    "1.234,56 €": ["1234.56"],
    "1,234.56 eur": ["1234.56"],
    "€1 234,56": ["1234.56"],
    "eur 1'234.56": ["1234.56"],
    "1.234 euro": ["1234.00"],
    "1.234.567,80 eur": ["1234567.80"],
    "€ 500,-": ["500.00"],
    "500 euros": ["500.00"],
    "0,5 eur": ["0.50"],
    "1,2345 eur": [],
    "0 eur": [],
    "500 usd": [],
    "$ 1210": [],
    "1210 chf": [],
    "500": [],
    "1210": ["1210.00"],
    "1.210,00": ["1210.00"],
    "1300": ["1300.00"],
    "inv-1210": [],
    "2026/1210": [],
    "1210kg": [],
    "1210 %": ["1210.00"],
    "1210%": [],
    "a1210": [],
    "500 eur and 700 eur": ["500.00", "700.00"],
    "500 europe": [],
}


@pytest.mark.parametrize("text", AMOUNTS)
def test_the_amounts_of_each_form(text):
    found = sums(text, "EUR", (Decimal("1210.00"), Decimal("90.00")))
    assert [str(one.amount) for one in found] == AMOUNTS[text]


@pytest.mark.parametrize(
    ("text", "currency", "amounts"),
    [
        ("jpy 1,000", "JPY", ["1000"]),
        ("10,50 jpy", "JPY", []),
        ("1,5 tnd", "TND", ["1.500"]),
        # A thousand or one: only what is open tells.
        ("1.234 tnd", "TND", []),
        ("1.210 tnd", "TND", ["1.210"]),
        ("£90", "GBP", ["90.00"]),
        ("£90", "EUR", []),
        ("chf 90.00", "CHF", ["90.00"]),
    ],
)
def test_other_currencies_have_their_own_decimals(text, currency, amounts):
    found = sums(text, currency, (Decimal("1.210"),))
    assert [str(one.amount) for one in found] == amounts


@given(st.decimals("0.01", "999999999", places=2))
def test_an_amount_is_read_however_it_is_written(amount):
    plain = f"{amount:,.2f}"
    swapped = plain.translate(str.maketrans(",.", ".,"))
    for written in (plain, swapped, plain.replace(",", " "), f"{amount:.2f}"):
        (found,) = sums(f"we paid {written} eur today", "EUR", ())
        assert found.amount == amount


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_is_read_however_it_is_written(day):
    english = LANGUAGES["en"]
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%B %d, %Y"):
        text = f"on {day.strftime(form).lower()} or so"
        (found,) = mentions(text, english, day)
        assert (found.past, found.ahead) == (day, day)
        (later,) = mentions(text, english, day + timedelta(days=1))
        assert (later.past, later.ahead) == (day, None)


# === OUR OWN WORDS === #

OURS = "We will pay on 5 April. The goods were damaged. Please call me."
ABOVE = "Paid yesterday"


@pytest.mark.parametrize(
    "quote",
    [
        f"> {OURS}",
        f"On Mon, 9 Mar 2026 at 10:00, Us <us@example.com> wrote:\n> {OURS}",
        f"On Mon, 9 Mar 2026 at 10:00, Accounts\n<us@example.com> wrote:\n{OURS}",
        f"Le lun. 9 mars 2026 à 10:00, Nous <us@example.com> a écrit :\n{OURS}",
        f"Op ma 9 mrt 2026 om 10:00 schreef Wij <us@example.com>:\n{OURS}",
        f"Op 9 mrt 2026 heeft Wij het volgende geschreven:\n{OURS}",
        f"Am 09.03.2026 um 10:00 schrieb Wir:\n{OURS}",
        f"2026-03-09 10:00 GMT+01:00 Us <us@example.com>:\n{OURS}",
        f"-----Original Message-----\n{OURS}",
        f"-----Ursprüngliche Nachricht-----\n{OURS}",
        f"---------- Forwarded message ---------\n{OURS}",
        f"________________________________\n{OURS}",
        f"From: Us\nSent: Monday\nTo: You\n\n{OURS}",
        f"*Von:* Wir\n*Gesendet:* Montag\n{OURS}",
        f"De : Nous <us@example.com>\n{OURS}",
        f"Van: Wij\nVerzonden: maandag\n{OURS}",
        f"-- \n{OURS}",
        f"Kind regards,\n{OURS}",
        f"Met vriendelijke groeten, Jan\n{OURS}",
        f"Mit freundlichen Grüßen\n{OURS}",
        f"Bien cordialement,\n{OURS}",
    ],
)
def test_what_is_quoted_or_signed_is_not_read(quote):
    wanted = read(Reply(ABOVE, TUESDAY, "EUR"), TUESDAY)
    assert [one.move for one in wanted.moves] == [Move.PAID_ALREADY]
    for gap in ("\n", "\n\n", "\r\n\r\n"):
        assert read(Reply(ABOVE + gap + quote, TUESDAY, "EUR"), TUESDAY) == wanted


def test_who_answers_below_a_quote_is_read():
    text = f"On Monday, Us wrote:\n> {OURS}\nthat was wrapped\n>\n\n{ABOVE}\n-- \nJohn"
    (one,) = read(Reply(text, TUESDAY, "EUR"), TUESDAY).moves
    assert one.move is Move.PAID_ALREADY


def test_what_only_looks_like_a_quote_is_read():
    text = "From: 5 April on\nwe pay\nOn Monday we wrote:\n\nBest of all\nDe rien"
    assert [text[one.start : one.end] for one in own_lines(text)][:2] == [
        "From: 5 April on",
        "we pay",
    ]


def test_of_a_sentence_that_never_ends_the_beginning_is_read():
    endless = ", and so on" * 1000
    for text, moves in (
        (f"We paid on 5 March{endless}", 1),
        (f"As I said{endless}, we paid on 5 March", 0),
    ):
        assert len(read(Reply(text, TUESDAY, "EUR"), TUESDAY).moves) == moves
