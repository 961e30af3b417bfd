"""What holds for any reply: automatic answers, and the laws of reading."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.contacts.reading.records import Move, Proposed, Reading, Reply
from followup_core.contacts.replies import read
from followup_core.contacts.words import LANGUAGES
from followup_core.contacts.words.rule import pattern

TUESDAY = date(2026, 3, 10)
PROMISES = "We will pay on 20 March."


def reading(text, **facts):
    return read(Reply(text, TUESDAY, "EUR", **facts), TUESDAY)


# === AUTOMATIC ANSWERS === #


@pytest.mark.parametrize(
    ("name", "value", "is_automatic"),
    [
        ("Auto-Submitted", "auto-replied", True),
        ("auto-submitted", "Auto-Generated; owner=x", True),
        ("Auto-Submitted", "no", False),
        ("Auto-Submitted", "No (by hand)", False),
        ("Auto-Submitted", "", False),
        ("X-Autoreply", "yes", True),
        ("X-Autoreply", "no", False),
        ("X-Autorespond", "", True),
        ("Precedence", "bulk", True),
        ("Precedence", "auto_reply", True),
        ("Precedence", "list", False),
        ("Return-Path", "<>", True),
        ("Return-Path", "<a@example.com>", False),
        (
            "Content-Type",
            "multipart/report; report-type=disposition-notification",
            True,
        ),
        ("X-Auto-Response-Suppress", "All", False),
        ("X-Other", "auto-replied", False),
    ],
)
def test_headers_say_that_nobody_wrote(name, value, is_automatic):
    found = reading(PROMISES, headers=((name, value),))
    assert found.is_automatic is is_automatic
    assert bool(found.moves) is not is_automatic


def test_who_says_that_a_person_wrote_is_believed():
    headers = (("Precedence", "bulk"), ("Auto-Submitted", "no"))
    assert not reading(PROMISES, headers=headers).is_automatic


@pytest.mark.parametrize(
    ("subject", "is_automatic", "is_absence"),
    [
        ("Automatic reply: Reminder 1234", True, False),
        ("Réponse automatique : Rappel", True, False),
        ("Automatisch antwoord: Herinnering", True, False),
        ("Automatische Antwort: Mahnung", True, False),
        ("Re: Out of office: Reminder", True, True),
        ("Abwesenheitsnotiz", True, True),
        ("Afwezig: Herinnering", True, True),
        ("Absent : Rappel", True, True),
        ("Re: Automatic reply to your invoices", False, False),
        ("Re: Reminder", False, False),
        ("We are out of office", False, False),
        ("", False, False),
    ],
)
def test_subjects_say_that_nobody_wrote(subject, is_automatic, is_absence):
    found = reading("", subject=subject)
    assert found.is_automatic is is_automatic
    assert [one.move for one in found.moves] == [Move.OUT_OF_OFFICE] * is_absence
    for one in found.moves:
        assert one.saw[0] in subject


@pytest.mark.parametrize(
    ("text", "is_automatic", "move"),
    [
        ("This is an automated message. " + PROMISES, True, None),
        ("Ceci est un message automatique. Je suis absent.", True, "out_of_office"),
        (
            "Dit is een automatisch bericht. Ik werk hier niet meer.",
            True,
            "wrong_address",
        ),
        (
            (
                "Diese Nachricht wurde automatisch generiert. "
                "Wir haben Ihre Nachricht erhalten."
            ),
            True,
            "nothing",
        ),
        (
            "Thank you for your message. I am out of the office until 16 March.",
            True,
            "out_of_office",
        ),
        ("Sorry, I am out of the office until 16 March.", False, "out_of_office"),
        ("Thank you for your message. I am absent, we dispute it.", False, "dispute"),
        ("We have received your message.", False, None),
    ],
)
def test_words_say_that_nobody_wrote(text, is_automatic, move):
    found = reading(text)
    assert found.is_automatic is is_automatic
    assert (found.moves[0].move.value if found.moves else None) == move


# === LAWS === #

# Words of the rules, so that they meet in ways that nobody wrote down.
WORDS = """
    we will not pay paid on 5 March the invoice goods were damaged , . ? ! if when
    nous avons payé pas le 3 mars hier vendredi wij hebben betaald niet morgen factuur
    wir haben bezahlt nicht am Freitag Rechnung 1210 € 500 EUR 5/3/2026 31.2.26 and
    but > -- On wrote: From: a@b.c please send call me absent until next week in two
    instalments Kind regards if Dear thanks
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n", "\n> "])
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join))
REMINDER = (
    "Dear customer,\nwe have not received your payment of 1,210.00 EUR.\n"
    "We paid, we dispute, please call us; nous paierons vendredi.\n"
    "This is an automatic reply. I am out of the office until 16 March."
)


@given(TEXTS, st.text(max_size=40))
def test_whatever_is_written_is_read_twice_alike_and_in_its_own_words(text, subject):
    reply = Reply(text, TUESDAY, "EUR", subject, open_amounts=(Decimal("1210.00"),))
    found = read(reply, TUESDAY)
    assert found == read(reply, TUESDAY)
    assert len({one.move for one in found.moves}) == len(found.moves)
    for one in found.moves:
        assert one.saw
        assert all(words and (words in text or words in subject) for words in one.saw)
        assert one.amount is None or one.amount > 0


@given(TEXTS)
def test_quoting_our_reminder_below_changes_nothing(text):
    quoted = "".join(f"> {line}\n" for line in REMINDER.splitlines())
    found = reading(text)
    for head in (
        "\n\nOn Mon, 9 Mar 2026, Us <us@example.com> wrote:\n",
        "\n\n-----Original Message-----\n",
        "\n\n",
    ):
        assert reading(text + head + quoted) == found
    assert reading(text + "\n\n-----Original Message-----\n" + REMINDER) == found


@given(TEXTS, st.sampled_from(["en", "fr", "nl", "de"]))
def test_the_hint_changes_no_move(text, language):
    moves = {one.move for one in reading(text).moves}
    assert {one.move for one in reading(text, language=language).moves} == moves


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "> yes", "-- \nJohn"])
def test_nothing_is_read_in_nothing(text):
    assert reading(text) == Reading((), is_automatic=False)


@pytest.mark.parametrize(
    "piece",
    ["a", " ", "1", ">", "\n", ".", "we ", "1.", "we paid, ", "On x\n", "e\u0301"],
)
def test_a_text_of_any_length_is_read(piece):
    text = (piece * 200_000)[:200_000]
    assert len(reading(text, subject=text, headers=((text, text),)).moves) <= 1


def test_accents_may_be_written_as_letters_of_their_own():
    (one,) = reading("Nous avons paye\u0301 le 5 mars.").moves
    assert one == Proposed(
        Move.PAID_ALREADY, date(2026, 3, 5), saw=("avons paye\u0301", "5 mars")
    )


def test_each_phrase_can_be_found_in_folded_text():
    """A capital or an accent in a phrase would never be met."""
    for language in LANGUAGES.values():
        for rule in language.rules:
            for phrase in (*rule.seen, *rule.unless):
                plain = phrase.replace(r"\S", "").replace("…", "")
                assert plain == plain.lower()
                assert plain.isascii()
                pattern((phrase,))
