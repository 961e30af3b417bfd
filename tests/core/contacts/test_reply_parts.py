"""A part of the debt, and parts of it on several days, are no promise of everything."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.contacts.reading.records import Reply
from followup_core.contacts.replies import read
from followup_core.contacts.reply_document import answer

WEDNESDAY = date(2026, 3, 4)
ONE = (Decimal("1234.56"),)
TWO = (Decimal("1000.00"), Decimal("234.56"))


def found(text, open_amounts=ONE):
    """Return what is proposed, in short: "promise 2026-03-06 600.00 part"."""
    reply = Reply(text, WEDNESDAY, "EUR", open_amounts=open_amounts)
    said = []
    for one in read(reply, WEDNESDAY).moves:
        parts = (one.move.value, one.on, one.amount, "part" if one.is_part else None)
        said.append(" ".join(str(part) for part in parts if part))
    return "; ".join(said)


SEVERAL_DAYS = {
    "We will pay half on Friday and half on 20 March.": "2026-03-06",
    "On Friday half and on 20 March half will be paid.": "2026-03-06",
    "We will pay half on Friday and we will pay the other half on 20 March.": (
        "2026-03-06"
    ),
    "We will pay 600 EUR on 10 March 2026 and 634,56 EUR on 20 March 2026.": (
        "2026-03-10 600.00"
    ),
    "We will pay 600 EUR on 10 March and the balance on 20 March.": "2026-03-10 600.00",
    "We will pay half on 10 March, 617.28 EUR on 20 March.": "2026-03-10",
    "We will pay 600 EUR on 10 March. The rest will be paid on 20 March.": (
        "2026-03-10 600.00"
    ),
    "Nous paierons la moitié vendredi et le solde le 20 mars.": "2026-03-06",
    "La moitié sera payée vendredi, l'autre moitié le 20 mars.": "2026-03-06",
    "Wij betalen vrijdag de helft en de rest op 20 maart.": "2026-03-06",
    "Wij zullen de helft op 10 maart en de andere helft op 20 maart betalen.": (
        "2026-03-10"
    ),
    "Wir zahlen am Freitag 600 EUR, den Rest am 20. März.": "2026-03-06 600.00",
    "Wir werden die Hälfte am Freitag und die andere Hälfte am 20. März zahlen.": (
        "2026-03-06"
    ),
}


@pytest.mark.parametrize("text", SEVERAL_DAYS)
def test_parts_on_several_days_are_instalments(text):
    assert found(text) == f"instalments {SEVERAL_DAYS[text]}"


def test_the_words_of_each_part_are_shown():
    text = "We will pay 600 EUR on 10 March and the rest on 20 March."
    (one,) = read(Reply(text, WEDNESDAY, "EUR", open_amounts=ONE), WEDNESDAY).moves
    assert one.saw == ("will pay", "600 EUR", "10 March", "the rest", "20 March")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("We will pay 600 EUR on 10 March or 11 March at the latest.", "600.00"),
        ("We will pay on 10 March, or 11 March at the latest.", ""),
        ("We will pay 1234,56 EUR on 10 March, at the latest on 11 March.", "1234.56"),
        ("We will pay 600 EUR on 10 March. We will pay 600 EUR on 10 March.", "600.00"),
        (
            "We will pay 1234,56 on 10 March. We will pay 1234,56 on 11 March.",
            "1234.56",
        ),
    ],
)
def test_days_without_parts_of_their_own_are_one_promise(text, want):
    assert found(text) == f"promise 2026-03-10 {want}".strip()


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # Words for a part.
        ("We will pay half on Friday.", "part"),
        ("We will pay 50% on Friday", "part"),
        ("We will pay 99,5 % on Friday", "part"),
        ("We will pay 100% on Friday", ""),
        ("We will pay on Friday with 2 percent discount.", "part"),
        ("We will pay the rest on Friday.", "part"),
        ("We will pay the balance on Friday.", ""),
        ("For our part we will pay on Friday.", ""),
        ("We can only pay half. We will pay on Friday.", "part"),
        ("Nous paierons la moitié vendredi.", "part"),
        ("Nous paierons 30 pour cent vendredi.", "part"),
        ("Nous paierons le solde vendredi.", ""),
        ("Wij betalen de helft vrijdag.", "part"),
        ("Wij betalen het saldo vrijdag.", ""),
        ("Wir zahlen die Hälfte am Freitag.", "part"),
        ("Wir zahlen am Freitag 40 Prozent.", "part"),
        # Words and an amount: it counts unless it may be what the part is of.
        ("We will pay half (617,28 EUR) on Friday.", "617.28 part"),
        ("We will pay half of 600 EUR on Friday.", "part"),
        ("We will pay half, of the 1.234,56 EUR, on Friday.", "part"),
        ("We will pay a first part of 500 EUR on Friday.", "500.00 part"),
        ("Nous paierons un acompte de 500 € vendredi.", "500.00 part"),
        ("Wij betalen vrijdag een voorschot van 500 euro.", "500.00 part"),
        ("Wir zahlen am Freitag eine Anzahlung von 500 EUR.", "500.00 part"),
        # Two amounts for one day.
        ("We will pay 600 EUR and 634,56 EUR on Friday.", "part"),
        ("We will pay 600 or 700 EUR on Friday.", "part"),
        ("We will pay 600 EUR of the 1.234,56 EUR on Friday.", "600.00"),
        # A number without a currency.
        ("I will pay 500 on Friday", "part"),
        ("I will pay 617,28 on Friday", "617.28 part"),
        ("I will pay you 617.28 on Friday", "617.28 part"),
        ("I will pay 1234.56 on Friday", "1234.56"),
        ("I will pay 1234.55 on Friday", "1234.55 part"),
        ("I will pay on Friday, 617,28 as agreed", ""),
        ("I will pay the agreed 617,28 on Friday", "part"),
        ("I will pay 9.999,99 on Friday", ""),
        ("500 will be paid on Friday.", "part"),
        ("I will pay 500 USD on Friday", "part"),
        ("I will pay 500,50 usd on Friday", "part"),
        ("Je vais payer 500 vendredi.", "part"),
        ("Je paie 617,28 vendredi.", "617.28 part"),
        ("Ik betaal vrijdag 500.", "part"),
        ("Ik zal vrijdag 617,28 betalen.", "617.28 part"),
        ("Ich zahle am Freitag 500.", "part"),
        ("Wir werden am Freitag 617,28 zahlen.", "617.28 part"),
        # Numbers that are none of money.
        ("We will pay by 13:00 on Friday.", ""),
        ("We will pay on Friday to account 539 007.", ""),
        ("We will pay in 48 hours, on Friday.", ""),
        ("We will pay invoice 12 on Friday.", ""),
        ("Nous réglerons la facture n° 12 vendredi.", ""),
        ("Wij betalen factuur 12 vrijdag.", ""),
        ("Wir zahlen die Rechnung Nr. 12 am Freitag.", ""),
    ],
)
def test_a_part_has_no_amount_unless_it_is_sure(text, want):
    assert found(text) == f"promise 2026-03-06 {want}".strip()


def test_one_invoice_of_several_is_a_part():
    text = "We will pay invoice 12 on Friday."
    assert found(text, TWO) == "promise 2026-03-06 part"
    text = "We will pay 1000 on Friday."
    assert found(text, TWO) == "promise 2026-03-06 1000.00"


def test_only_promises_are_of_a_part():
    text = "We paid half yesterday."
    assert found(text) == "paid_already 2026-03-03"
    text = "We paid 600 EUR on 2 March and will pay the rest on 20 March."
    assert found(text) == "paid_already 2026-03-02 600.00; promise 2026-03-20 part"


def test_the_document_says_of_a_promise_whether_it_is_of_a_part():
    request = {"as_of": "2026-03-04", "sent_on": "2026-03-04", "currency": "EUR"}
    for text, is_part in (("We will pay half", True), ("We will pay", False)):
        (one,) = answer({**request, "text": f"{text} on Friday."})["moves"]
        assert (one["amount"], one["is_part"]) == (None, is_part)
    (one,) = answer({**request, "text": "We paid half."})["moves"]
    assert "is_part" not in one
