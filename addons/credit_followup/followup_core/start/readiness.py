"""What a company's set-up lacks before its follow-up can reach anybody."""

from dataclasses import dataclass
from enum import Enum


class Step(Enum):
    """The steps of the set-up, in their order."""

    BANK = "bank"
    TEXTS = "texts"
    POLICY = "policy"
    MAILBOX = "mailbox"
    LIVE = "live"


class Lack(Enum):
    """What a step may lack."""

    NO_SENDER = "no_sender"
    NO_TEST_MAILBOX = "no_test_mailbox"
    NO_MAIL_SERVER = "no_mail_server"
    NO_ADDRESS = "no_address"
    NO_NUMBER = "no_number"
    NO_BANK_ACCOUNT = "no_bank_account"
    NO_BANK_TRANSACTION = "no_bank_transaction"
    NO_POLICY = "no_policy"
    NO_TEXT = "no_text"
    NO_RESPONSIBLE = "no_responsible"
    NO_RUN = "no_run"
    NO_TEST_MESSAGE = "no_test_message"
    ALL_WAIT = "all_wait"
    SWITCHED_OFF = "switched_off"
    TEST_MODE = "test_mode"


@dataclass(frozen=True)
class Setup:
    """The facts of one company's set-up.

    ``has_address`` and ``has_number`` are the company's own, as letters must name them;
    ``has_proposals`` tells whether any run found somebody to remind; where none did,
    there is no message to try. ``has_started``: a policy does not wait.
    """

    has_sender: bool
    has_test_mailbox: bool
    has_mail_server: bool
    has_address: bool
    has_number: bool
    has_bank_account: bool
    has_bank_transaction: bool
    waits_for_bank: bool
    has_policy: bool
    has_text: bool
    has_responsible: bool
    has_run: bool
    has_proposals: bool
    was_tried: bool
    has_started: bool
    is_active: bool
    is_test: bool

    @property
    def is_live(self) -> bool:
        """Tell whether messages reach customers."""
        return self.is_active and not self.is_test


def lacking(setup: Setup) -> dict[Step, tuple[Lack, ...]]:
    """Return everything that each step lacks; nothing where it is done."""
    untried = setup.has_proposals and not setup.was_tried
    conditions = {
        Step.BANK: (
            (Lack.NO_ADDRESS, not setup.has_address),
            (Lack.NO_NUMBER, not setup.has_number),
            (Lack.NO_BANK_ACCOUNT, not setup.has_bank_account),
            (
                Lack.NO_BANK_TRANSACTION,
                setup.waits_for_bank and not setup.has_bank_transaction,
            ),
        ),
        Step.TEXTS: ((Lack.NO_TEXT, not setup.has_text),),
        Step.POLICY: (
            (Lack.NO_POLICY, not setup.has_policy),
            (Lack.NO_RESPONSIBLE, not setup.has_responsible),
        ),
        Step.MAILBOX: (
            (Lack.NO_SENDER, not setup.has_sender),
            (
                Lack.NO_TEST_MAILBOX,
                not setup.has_test_mailbox and not setup.is_live,
            ),
            (Lack.NO_MAIL_SERVER, not setup.has_mail_server),
            (Lack.NO_RUN, not setup.has_run),
            (Lack.NO_TEST_MESSAGE, untried),
        ),
        Step.LIVE: (
            (Lack.ALL_WAIT, not setup.has_started),
            (Lack.SWITCHED_OFF, not setup.is_active),
            (Lack.TEST_MODE, setup.is_active and setup.is_test),
        ),
    }
    return {
        step: tuple(lack for lack, is_lacking in rows if is_lacking)
        for step, rows in conditions.items()
    }


def undone(lacks: dict[Step, tuple[Lack, ...]]) -> tuple[Step, ...]:
    """Return the steps before the last one that lack something."""
    return tuple(step for step, found in lacks.items() if found and step != Step.LIVE)
