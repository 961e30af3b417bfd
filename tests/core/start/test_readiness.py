"""What each step of the set-up lacks, and nothing that is no lack."""

from dataclasses import fields, replace

import pytest

from followup_core.start.readiness import Lack, Setup, Step, lacking, undone

READY = Setup(**dict.fromkeys((one.name for one in fields(Setup)), True))
LIVE = replace(READY, is_test=False)


def test_a_company_that_is_live_and_ready_lacks_nothing():
    assert not any(lacking(LIVE).values())
    assert undone(lacking(LIVE)) == ()


@pytest.mark.parametrize(
    ("name", "step", "lack"),
    [
        ("has_sender", Step.MAILBOX, Lack.NO_SENDER),
        ("has_mail_server", Step.MAILBOX, Lack.NO_MAIL_SERVER),
        ("has_address", Step.BANK, Lack.NO_ADDRESS),
        ("has_number", Step.BANK, Lack.NO_NUMBER),
        ("has_bank_account", Step.BANK, Lack.NO_BANK_ACCOUNT),
        ("has_bank_transaction", Step.BANK, Lack.NO_BANK_TRANSACTION),
        ("has_policy", Step.POLICY, Lack.NO_POLICY),
        ("has_text", Step.TEXTS, Lack.NO_TEXT),
        ("has_responsible", Step.POLICY, Lack.NO_RESPONSIBLE),
        ("has_run", Step.MAILBOX, Lack.NO_RUN),
        ("was_tried", Step.MAILBOX, Lack.NO_TEST_MESSAGE),
        ("has_started", Step.LIVE, Lack.ALL_WAIT),
        ("is_active", Step.LIVE, Lack.SWITCHED_OFF),
    ],
)
def test_each_fact_is_one_lack_of_one_step(name, step, lack):
    found = lacking(replace(LIVE, **{name: False}))
    assert {key: value for key, value in found.items() if value} == {step: (lack,)}
    assert undone(found) == (() if step is Step.LIVE else (step,))


def test_a_step_names_everything_that_it_lacks():
    nothing = Setup(**dict.fromkeys((one.name for one in fields(Setup)), False))
    found = lacking(nothing)
    assert found[Step.MAILBOX] == (
        Lack.NO_SENDER,
        Lack.NO_TEST_MAILBOX,
        Lack.NO_MAIL_SERVER,
        Lack.NO_RUN,
    )
    assert found[Step.TEXTS] == (Lack.NO_TEXT,)
    assert found[Step.POLICY] == (Lack.NO_POLICY, Lack.NO_RESPONSIBLE)


def test_a_test_mailbox_is_needed_until_messages_reach_customers():
    without = replace(LIVE, has_test_mailbox=False)
    assert not lacking(without)[Step.MAILBOX]
    for not_live in (replace(without, is_test=True), replace(without, is_active=False)):
        assert lacking(not_live)[Step.MAILBOX] == (Lack.NO_TEST_MAILBOX,)


def test_the_bank_is_asked_for_only_where_it_is_waited_for():
    without = replace(LIVE, has_bank_transaction=False, waits_for_bank=False)
    assert not lacking(without)[Step.BANK]


def test_where_a_run_found_nobody_there_is_no_message_to_try():
    empty = replace(LIVE, has_proposals=False, was_tried=False)
    assert not lacking(empty)[Step.MAILBOX]


def test_test_mode_is_a_lack_of_a_company_that_is_switched_on():
    assert lacking(READY)[Step.LIVE] == (Lack.TEST_MODE,)
    off = replace(READY, is_active=False)
    assert lacking(off)[Step.LIVE] == (Lack.SWITCHED_OFF,)
