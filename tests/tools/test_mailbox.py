import smtplib

import pytest

from tools.mailbox import Behaviour, receiving

MAIL = "Subject: =?utf-8?q?Rappel_=C3=A9chu?=\r\n\r\nBonjour"
PATIENCE_SECONDS = 0.3


@pytest.fixture
def mailbox(tmp_path):
    with receiving(tmp_path) as running:
        yield running


def send(mailbox, to="Jan@customer.example"):
    with smtplib.SMTP("127.0.0.1", mailbox.port, timeout=PATIENCE_SECONDS) as client:
        client.sendmail("us@company.example", [to], MAIL)


def test_a_mail_becomes_a_file_that_says_whose_it_is(mailbox):
    send(mailbox)
    assert [path.name for path in mailbox.mails] == [
        "001-jan-customer-example-rappel-echu.eml"
    ]
    assert b"Bonjour" in mailbox.mails[0].read_bytes()
    assert mailbox.connections == 1


def test_one_address_can_be_refused(mailbox):
    mailbox.refused.add("gone@customer.example")
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(mailbox, "gone@customer.example")
    send(mailbox)
    assert len(mailbox.mails) == 1


def test_every_address_can_be_refused(mailbox):
    mailbox.behaviour = Behaviour.REFUSE
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(mailbox)
    assert not mailbox.mails


def test_a_server_that_hangs_lets_the_sender_run_out_of_time(mailbox):
    mailbox.behaviour = Behaviour.HANG
    with pytest.raises((smtplib.SMTPServerDisconnected, TimeoutError)):
        send(mailbox)
    assert not mailbox.mails
