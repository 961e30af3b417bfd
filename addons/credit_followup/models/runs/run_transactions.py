"""How the scheduler works on a run: in transactions of its own, tried again."""

import logging
from contextlib import contextmanager
from functools import partial

import psycopg2

from odoo import api, models
from odoo.tools.misc import mute_logger

from ...effects.execute import is_scheduled

_logger = logging.getLogger(__name__)
# Another transaction may stop a chunk once or twice; more often is no accident.
ATTEMPTS = 3


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    @contextmanager
    def _undone_on_error(self):
        """Leave nothing half done: back to the last commit, or to where this began."""
        if not self._is_scheduled():
            with self.env.cr.savepoint():
                yield
            return
        try:
            yield
        except Exception:
            self.env.cr.rollback()
            raise

    def _tried(self, work, done=0):
        """Do the work in a transaction of its own; a conflict is tried again.

        :param done: how many records the scheduler is told, with the same commit: it
            gives up on a job that is cut off three times with nothing done
        :raises psycopg2.OperationalError: when it stays in conflict
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self._undone_on_error(), mute_logger("odoo.sql_db"):
                    result = work()
                    self._commit(done)
                    return result
            except psycopg2.OperationalError as error:  # noqa: PERF203 - a few rounds
                _logger.info("Follow-up tries again: %s", error)
                if attempt == ATTEMPTS or not self._is_scheduled():
                    raise
        return None

    def _each_safely(self, whole, work, leave):
        """Work on all at once; a conflict is tried again, a fault goes one by one.

        :param work: takes the list, or a list of one, in a transaction of its own
        :param leave: takes what failed again and again, and why
        """
        try:
            self._tried(partial(work, whole), len(whole))
        except psycopg2.OperationalError:
            if not self._is_scheduled():
                raise
            leave(whole, self.env._("in use by somebody else all the time"))
        except Exception as error:  # noqa: BLE001 - law 11: noted, and on it goes
            _logger.info("Follow-up %s: %s", self.name, error)
            if len(whole) > 1:
                for one in whole:
                    self._each_safely([one], work, leave)
            else:
                leave(whole, str(error))

    def _commit(self, done=0, remaining=None):
        """Commit and tell the scheduler how far it is, when run by the scheduler."""
        if self._is_scheduled():
            self.env["ir.cron"]._commit_progress(done, remaining=remaining)

    @api.model
    def _is_scheduled(self):
        """Tell whether the scheduler runs this and work is committed on the way."""
        return is_scheduled(self.env)
