"""More of what customers write: the harm is a promise, or a payment, that is none."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.contacts.reading.records import Reply
from followup_core.contacts.replies import read

WEDNESDAY = date(2026, 3, 4)
OPEN = (Decimal("1234.56"),)

SAID = {
    # en
    "The transfer was returned by the bank, we will retry on Friday.": "",
    "Our bank rejected the payment made on Monday.": "",
    "Accounts will process this in the next payment run on 15 March.": (
        "promise 2026-03-15"
    ),
    "We will only pay on Friday if the goods arrive.": "",
    "We will pay on receipt of the corrected invoice.": "",
    "We will pay once our customer pays us on Friday.": "",
    "This will be paid by our insurance on Friday.": "",
    "I can't say whether we will pay on Friday.": "",
    "Please tell us what has been paid so far.": "",
    "We have paid what we owed on 2 March.": "paid_already 2026-03-02",
    "You say that we have not paid, but we paid on 2 March.": "paid_already 2026-03-02",
    "We have paid to the wrong account.": "",
    "As far as I know this was paid.": "",
    "The issue was settled with your colleague.": "",
    "The issue is that we paid on 2 March.": "paid_already 2026-03-02",
    "The amount will be deducted from our next payment on Friday.": "",
    "The payment will be discussed on Friday.": "",
    "The payment will be delayed until 20 March.": "",
    "We stopped the payment on Friday.": "",
    "We are not able to pay now. We will pay on 20 March.": "promise 2026-03-20",
    "Will be paid Friday.": "promise 2026-03-06",
    "Had you delivered, we would have paid.": "",
    # fr
    "Le virement est parti ce matin.": "paid_already 2026-03-04",
    "Le virement est prévu pour vendredi.": "promise 2026-03-06",
    "Le virement prévu vendredi est annulé.": "",
    "Le paiement sera retardé jusqu'au 20 mars.": "",
    "Le paiement sera discuté vendredi.": "",
    "La facture sera payée par notre assurance.": "",
    "Dites-nous ce qui a été payé.": "",
    "Nous paierons à réception de la marchandise.": "",
    "Nous paierons à la livraison.": "",
    "Nous avons payé à un mauvais compte.": "",
    "Le problème est réglé.": "",
    "Le litige a été réglé.": "",
    "Nous avons réglé le problème avec votre vendeur.": "",
    "Nous devions payer vendredi.": "",
    "C'est déjà réglé.": "paid_already",
    "Nous avons reçu la facture et elle sera payée vendredi.": "promise 2026-03-06",
    "Notre comptable va régler cela demain.": "promise 2026-03-05",
    # nl
    "De overschrijving is vanmorgen vertrokken.": "paid_already 2026-03-04",
    "De betaling staat gepland voor vrijdag.": "promise 2026-03-06",
    "De betaling wordt vrijdag besproken.": "",
    "De betaling zal vertraging oplopen.": "",
    "Laat ons weten wat betaald is.": "",
    "Deze factuur wordt betaald door de verzekering.": "",
    "Wij zullen betalen bij levering.": "",
    "Wij hebben op een verkeerde rekening betaald.": "",
    "Volgens mij is dit betaald.": "",
    "Wij hadden vrijdag moeten betalen.": "",
    "Wij wilden vrijdag betalen.": "",
    "We kunnen pas vrijdag betalen.": "promise 2026-03-06",
    "Deze factuur hebben wij al op 2 maart betaald.": "paid_already 2026-03-02",
    # de
    "Die Überweisung ist heute rausgegangen.": "paid_already 2026-03-04",
    "Die Zahlung wird am Freitag besprochen.": "",
    "Die Zahlung vom Freitag wurde gestoppt.": "",
    "Teilen Sie uns mit, was bezahlt wurde.": "",
    "Das wird von der Versicherung bezahlt.": "",
    "Wir werden bei Lieferung zahlen.": "",
    "Wir haben auf ein falsches Konto überwiesen.": "",
    "Meines Wissens ist das bezahlt.": "",
    "Wir wollten am Freitag zahlen.": "",
    "Wir hätten am Freitag zahlen sollen.": "",
    "Wir werden die Zahlung verweigern.": "",
    "Wird morgen bezahlt.": "promise 2026-03-05",
    "Zahlung folgt am Freitag.": "promise 2026-03-06",
}


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_is_what_is_proposed(text):
    reply = Reply(text, WEDNESDAY, "EUR", open_amounts=OPEN)
    found = read(reply, WEDNESDAY).moves
    said = [f"{one.move.value} {one.on or ''}".strip() for one in found]
    assert "; ".join(said) == SAID[text]
