"""Replies as customers write them, in four languages, and what each one proposes."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.contacts.reading.records import Move, Reply
from followup_core.contacts.replies import read

TUESDAY = date(2026, 3, 10)
OPEN = (Decimal("1210.00"), Decimal("90.00"))


def moves(text, **facts):
    """Return what a reply proposes, in short: "promise 2026-03-13"."""
    reply = Reply(text, TUESDAY, "EUR", open_amounts=OPEN, **facts)
    found = []
    for one in read(reply, TUESDAY).moves:
        means = one.means and one.means.value
        details = (one.on, one.amount, means)
        found.append(" ".join(map(str, filter(None, (one.move.value, *details)))))
    return "; ".join(found)


EN = {
    "We paid on 5 March.": "paid_already 2026-03-05",
    "We have not paid this invoice yet.": "",
    "we havent paid it yet, sorry": "",
    "Hi,\n\nThis was paid yesterday by bank transfer.\n\nKind regards,\nJohn": (
        "paid_already 2026-03-09 transfer"
    ),
    "Paid on 3/3/2026, EUR 1,210.00.": "paid_already 2026-03-03 1210.00",
    "Already paid.": "paid_already",
    "Please find attached the proof of payment.": "paid_already",
    "The cheque was posted last Friday.": "paid_already 2026-03-06 cheque",
    "I don't understand your reminder, we paid on 3 March.": "paid_already 2026-03-03",
    "We paid 1210 on Monday, could you check?": "paid_already 2026-03-09 1210.00",
    "Please note that we have paid the invoice of 2 February on 3 March.": (
        "paid_already 2026-03-03"
    ),
    "We paid on 3 March and will pay 90 on 20 March.": (
        "paid_already 2026-03-03; promise 2026-03-20 90.00"
    ),
    "Have we paid this?": "",
    "It's paid.": "paid_already",
    "We did pay this one on 3 March.": "paid_already 2026-03-03",
    "We paid another invoice.": "",
    "The payment was sent back to us.": "",
    "The payment has been delayed.": "",
    "Please confirm that you have been paid.": "",
    "We will be paid on Friday and then pay you.": "",
    "We will proceed with the payment this week.": "promise 2026-03-13",
    "We won't be able to pay before 5 April.": "",
    "The wrong price was corrected, thank you.": "",
    "There is a mistake in the invoice.": "dispute",
    "Please do not send the invoice again.": "",
    "Has this invoice been paid, or is it still open?": "",
    "I think we paid this one.": "",
    "It should have been paid.": "",
    "Our invoices are paid within 60 days.": "",
    "We have not been paid by our client.": "",
    "The invoice has to be paid by our head office.": "",
    "The invoice is paid tomorrow.": "",
    "We will pay on 5 April.": "promise 2026-04-05",
    "We'll transfer the money on Friday.": "promise 2026-03-13 transfer",
    "We will pay as soon as possible.": "promise",
    "Payment will be made by the end of the month.": "promise 2026-03-31",
    "I can pay 500 EUR next week": "promise 2026-03-20 500.00",
    "You will receive the payment in 10 days.": "promise 2026-03-20",
    "We will not pay before the goods have arrived.": "",
    "We will pay when you send the missing part.": "",
    "If you agree, we will pay on Friday.": "",
    "Once we receive the parts, we will pay.": "",
    "When will you pay us?": "",
    "We pay our invoices.": "",
    "Our insurance will pay this.": "",
    "We dispute this invoice.": "dispute",
    "We do not dispute the invoice.": "",
    "The goods were damaged on arrival": "dispute",
    "The goods were not damaged.": "",
    "The price is wrong: we agreed on 900.": "dispute",
    "The order was never delivered.": "dispute",
    "We are still waiting for your credit note.": "dispute",
    "We paid on 5 March, less the credit note.": "paid_already 2026-03-05",
    "Could you please send us the invoice again?": "invoice_again",
    "We never received the invoice for order 123.": "invoice_again",
    "We have not received the goods of this invoice.": "dispute",
    "In future please send invoices by post.": "",
    "I no longer work here.": "wrong_address",
    "You have the wrong person, sorry.": "wrong_address",
    "The goods went to the wrong address.": "",
    "I am out of the office until 16 March.": "out_of_office 2026-03-16",
    "I was out of the office last week.": "",
    "Our accountant is on holiday, she will be back on 23 March.": (
        "out_of_office 2026-03-23"
    ),
    "Could we pay in three instalments?": "instalments",
    "We propose to pay 200 EUR per month from 1 April.": (
        "instalments 2026-04-01 200.00"
    ),
    "We paid the last instalment on 2 March.": "paid_already 2026-03-02",
    "Please call me tomorrow.": "call_back 2026-03-11",
    "If you have any questions, call me.": "",
    "Thank you for the reminder.": "nothing",
    "Noted, thanks!": "nothing",
    "Thanks, but I have a question.": "",
    "See below.": "",
}
FR = {
    "Bonjour,\n\nNous avons payé le 5 mars.\n\nCordialement": "paid_already 2026-03-05",
    "Nous n\u2019avons pas encore payé cette facture.": "",
    "deja paye le 5/3/26": "paid_already 2026-03-05",
    "J'ai payer hier par virement": "paid_already 2026-03-09 transfer",
    "La facture du 2 février a été réglée le 3 mars.": "paid_already 2026-03-03",
    "Le virement a été effectué ce matin, 1 210,00 €.": (
        "paid_already 2026-03-10 1210.00 transfer"
    ),
    "Je ne comprends pas votre rappel car nous avons payé vendredi dernier.": (
        "paid_already 2026-03-06"
    ),
    "Je pense que nous avons payé.": "",
    "Avons-nous payé cette facture ?": "",
    "Nous aurions payé si la facture était correcte.": "",
    "Le paiement a été refusé par la banque.": "",
    "La facture a été payée en date du 05/03/2026.": "paid_already 2026-03-05",
    "Veuillez trouver ci-joint la preuve de paiement.": "paid_already",
    "Payé.": "paid_already",
    "Il manque deux colis.": "dispute",
    "Pouvez-vous m'envoyer une copie de la facture ?": "invoice_again",
    "Cette facture doit être payée par le siège.": "",
    "Nous avons envoyé un chèque le 4 mars.": "paid_already 2026-03-04 cheque",
    "Nous paierons vendredi.": "promise 2026-03-13",
    "Le paiement sera effectué fin du mois.": "promise 2026-03-31",
    "Je vais payer 500 € la semaine prochaine.": "promise 2026-03-20 500.00",
    "Nous ne paierons pas.": "",
    "Nous payerons dès que possible": "promise",
    "Nous paierons dès que vous aurez livré.": "",
    "On vous paie demain": "promise 2026-03-11",
    "Nous payons toujours nos factures à 60 jours.": "",
    "Nous contestons cette facture.": "dispute",
    "Nous ne contestons pas la facture.": "",
    "Les marchandises sont arrivées endommagées.": "dispute",
    "Le prix n'est pas correct.": "dispute",
    "La commande n'a jamais été livrée.": "dispute",
    "Nous attendons une note de crédit.": "dispute",
    "Pourriez-vous nous renvoyer la facture svp ?": "invoice_again",
    "Nous n'avons jamais reçu cette facture.": "invoice_again",
    "Nous n'avons pas reçu la marchandise.": "dispute",
    "Je ne travaille plus dans cette société.": "wrong_address",
    "Vous n'avez pas le bon interlocuteur.": "wrong_address",
    "Ce n'est pas le bon service.": "wrong_address",
    "Je suis absente jusqu'au 16 mars.": "out_of_office 2026-03-16",
    "Je serai de retour le 16 mars.": "out_of_office 2026-03-16",
    "J'étais absent la semaine dernière.": "",
    "Serait-il possible de payer en 3 fois ?": "instalments",
    "Nous souhaitons un échelonnement.": "instalments",
    "Merci de me rappeler demain.": "call_back 2026-03-11",
    "N'hésitez pas à m'appeler.": "",
    "Bien reçu, merci.": "nothing",
}
NL = {
    "Deze factuur werd betaald op 5 maart.": "paid_already 2026-03-05",
    "Deze factuur is nog niet betaald.": "",
    "Beste,\nReeds betaald.\nMvg": "paid_already",
    "Wij hebben gisteren € 1.210,00 overgeschreven.": (
        "paid_already 2026-03-09 1210.00 transfer"
    ),
    "Ik begrijp uw herinnering niet, wij hebben betaald op 5/3.": (
        "paid_already 2026-03-05"
    ),
    "Ik denk dat we dit betaald hebben.": "",
    "Is deze factuur betaald?": "",
    "Wij zullen nakijken of dit betaald is.": "",
    "De betaling werd geweigerd.": "",
    "Betaald!": "paid_already",
    "Reeds betaald dd 04/03/2026.": "paid_already 2026-03-04",
    "Kan dit in 3 keer betaald worden?": "instalments",
    "Deze moet nog betaald worden.": "",
    "Wij betalen vrijdag.": "promise 2026-03-13",
    "De factuur wordt morgen betaald.": "promise 2026-03-11",
    "We zullen betalen voor het einde van de maand": "promise 2026-03-31",
    "Wij betalen altijd op tijd.": "",
    "Goede morgen, wij betalen.": "",
    "We zullen zo snel mogelijk betalen.": "promise",
    "Zodra de goederen er zijn, zullen wij betalen.": "",
    "Wij kunnen niet betalen.": "",
    "Wij betwisten deze factuur.": "dispute",
    "Wij betwisten de factuur niet.": "",
    "De goederen waren beschadigd.": "dispute",
    "De prijs klopt niet.": "dispute",
    "Dit werd nooit geleverd.": "dispute",
    "Wij wachten nog op een creditnota.": "dispute",
    "Kan u de factuur nog eens doorsturen aub?": "invoice_again",
    "Wij hebben de factuur niet ontvangen.": "invoice_again",
    "Ik werk hier niet meer.": "wrong_address",
    "Deze persoon is hier niet bekend.": "wrong_address",
    "Ik ben afwezig tot en met 16 maart.": "out_of_office 2026-03-16",
    "Ik was afwezig vorige week.": "",
    "Kunnen wij een afbetalingsplan krijgen?": "instalments",
    "Bel me morgen even": "call_back 2026-03-11",
    "Goed ontvangen, dank u.": "nothing",
}
DE = {
    "Wir haben die Rechnung am 5. März bezahlt.": "paid_already 2026-03-05",
    "Die Rechnung ist noch nicht bezahlt.": "",
    "Guten Tag,\nbereits am 05.03.2026 überwiesen.\nMfG": "",
    "Guten Tag,\ndie Rechnung wurde bereits am 05.03.2026 überwiesen.\nMfG": (
        "paid_already 2026-03-05 transfer"
    ),
    "wir haben 1.210,00 EUR gestern ueberwiesen": (
        "paid_already 2026-03-09 1210.00 transfer"
    ),
    "Die Zahlung ist am 3.3. erfolgt.": "paid_already 2026-03-03",
    "Ich glaube, dass wir bezahlt haben.": "",
    "Wurde die Rechnung bezahlt?": "",
    "Die Rechnung hätte bezahlt werden müssen.": "",
    "Die Zahlung wurde abgelehnt.": "",
    "Wir können erst am 5. April zahlen.": "promise 2026-04-05",
    "Ich bin ab dem 16.03. wieder im Büro.": "out_of_office 2026-03-16",
    "Bitte schicken Sie keine Rechnung mehr.": "",
    "Die Rechnung muss noch bezahlt werden.": "",
    "Wir zahlen am Freitag.": "promise 2026-03-13",
    "Die Zahlung erfolgt Ende des Monats.": "promise 2026-03-31",
    "Wir werden nächste Woche 500 € überweisen.": "promise 2026-03-20 500.00 transfer",
    "Guten Morgen, wir zahlen.": "",
    "Wir werden so schnell wie möglich zahlen.": "promise",
    "Wir zahlen nicht.": "",
    "Wir zahlen, sobald die Ware da ist.": "",
    "Wir zahlen immer pünktlich bis Monatsende.": "",
    "Wir bestreiten die Forderung.": "dispute",
    "Wir bestreiten die Forderung nicht.": "",
    "Die Ware war beschaedigt.": "dispute",
    "Der Preis stimmt nicht.": "dispute",
    "Die Ware wurde nicht geliefert.": "dispute",
    "Wir warten auf eine Gutschrift.": "dispute",
    "Bitte senden Sie uns die Rechnung nochmals zu.": "invoice_again",
    "Wir haben keine Rechnung erhalten.": "invoice_again",
    "Ich arbeite nicht mehr in dieser Firma.": "wrong_address",
    "Sie haben den falschen Ansprechpartner.": "wrong_address",
    "Ich bin bis zum 16.03.2026 nicht im Büro.": "out_of_office 2026-03-16",
    "Ich war im Urlaub.": "",
    "Ist eine Ratenzahlung möglich?": "instalments",
    "Bitte rufen Sie mich morgen an.": "call_back 2026-03-11",
    "Vielen Dank für die Erinnerung.": "nothing",
}
TABLE = [(text, want) for part in (EN, FR, NL, DE) for text, want in part.items()]


@pytest.mark.parametrize(("text", "want"), TABLE, ids=[text for text, _ in TABLE])
def test_what_a_reply_proposes(text, want):
    assert moves(text) == want


def test_each_move_is_said_in_each_language():
    for part in (EN, FR, NL, DE):
        said = " ".join(part.values()).replace(";", "").split()
        assert {move.value for move in Move} <= set(said)


def test_the_words_that_were_seen_are_the_customers_own():
    text = "Bonjour,\nNous avons PAYÉ le 5 mars 2026 par virement, 1.210,00 €."
    (one,) = read(Reply(text, TUESDAY, "EUR"), TUESDAY).moves
    assert one.saw == ("avons PAYÉ", "5 mars 2026", "virement", "1.210,00 €")


def test_what_stops_the_claim_comes_before_what_settles_it():
    text = "Please call me. We will pay 90 on Friday. We dispute the other invoice."
    assert moves(text) == "dispute; promise 2026-03-13 90.00; call_back"


def test_of_two_the_one_that_says_more_is_proposed():
    text = "We will pay soon. In fact we will pay on Friday."
    assert moves(text) == "promise 2026-03-13"


def test_a_sentence_that_a_mail_program_wrapped_is_one():
    text = (
        "As I told you on the phone some days ago, we will\nnot pay this.\n\n"
        "We will pay the other one"
    )
    assert moves(text) == "promise"


def test_the_hint_chooses_the_language_that_is_read_first():
    """A word of two languages is a day in one of them only."""
    text = "Hier payé. Betaald."
    assert moves(text, language="fr") == moves(text, language="nl")
    assert moves(text, language="xx") == moves(text)


def test_a_mail_from_the_future_counts_from_the_day_on_which_it_is_read():
    reply = Reply("We will pay tomorrow.", date(2027, 1, 1), "EUR")
    assert read(reply, TUESDAY).moves[0].on == date(2026, 3, 11)
    reply = reply._replace(sent_on=date(2026, 3, 2))
    assert read(reply, TUESDAY).moves[0].on == date(2026, 3, 3)
