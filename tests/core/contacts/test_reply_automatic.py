"""Who speaks of our automatic mail is a person; what says so of itself is none."""

from datetime import date

import pytest

from followup_core.contacts.reading.records import Reply
from followup_core.contacts.replies import read

WEDNESDAY = date(2026, 3, 4)


def reading(text):
    return read(Reply(text, WEDNESDAY, "EUR"), WEDNESDAY)


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        (
            (
                "I got your automated e-mail. The goods were damaged and we dispute"
                " this invoice."
            ),
            ["dispute"],
        ),
        ("Your automated message came too late, we paid yesterday.", ["paid_already"]),
        ("We paid yesterday. Stop the automatic messages.", ["paid_already"]),
        ("The automatic reply says nothing: we dispute this invoice.", ["dispute"]),
        (
            "I see that this is an automated message, but we paid yesterday.",
            ["paid_already"],
        ),
        (
            "This is an automated message, I suppose: we paid yesterday.",
            ["paid_already"],
        ),
        ("Please call me, I am tired of this automatic message.", ["call_back"]),
        ("Your automated e-mail reached me on Monday.", []),
        ("Why do I get an automated e-mail every week?", []),
        ("This came as an automatic e-mail from you.", []),
        ("Suite à votre courriel automatique, nous avons payé hier.", ["paid_already"]),
        ("J'ai reçu un message automatique.", []),
        ("Un message automatique de votre part, encore une fois.", []),
        ("Ik kreeg uw automatisch bericht. De goederen waren beschadigd.", ["dispute"]),
        ("Wij hebben een automatisch bericht gekregen.", []),
        ("Jullie automatische mail is niet duidelijk.", []),
        (
            (
                "Ihre automatische Nachricht haben wir erhalten. Wir haben am"
                " 02.03.2026 bezahlt."
            ),
            ["paid_already"],
        ),
        ("Wegen Ihrer automatischen Nachricht.", []),
        ("Wir haben eine automatische Nachricht bekommen.", []),
    ],
)
def test_who_speaks_of_our_automatic_mail_is_a_person(text, moves):
    found = reading(text)
    assert not found.is_automatic
    assert [one.move.value for one in found.moves] == moves


@pytest.mark.parametrize(
    "text",
    [
        "Automatic reply",
        "This is an automatic reply. We will pay your invoice within 30 days.",
        "This is a fully automated response. Payment will be made on Friday.",
        "This message was generated automatically. Please call us on Friday.",
        "Thank you for your e-mail, this is an automatic reply.",
        "Please do not reply to this message.",
        "Ceci est une réponse automatique. Le paiement sera effectué vendredi.",
        "Ce message a été envoyé automatiquement. Merci de nous rappeler.",
        "Réponse automatique : je suis absente.",
        "Dit is een automatisch antwoord. Wij betalen vrijdag.",
        "Dit bericht werd automatisch verstuurd. Bel ons vrijdag.",
        "Dies ist eine automatische Antwort. Wir zahlen am Freitag.",
        "Diese E-Mail wurde automatisch erstellt. Rufen Sie uns bitte an.",
        "Ich bin im Urlaub. Automatische Antwort.",
    ],
)
def test_what_a_mailbox_says_of_itself_is_nobodys(text):
    assert reading(text).is_automatic
