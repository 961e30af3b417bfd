"""How an agency is reached: addresses are for all, secrets for administrators."""

import logging

import psycopg2

from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

from odoo.addons.credit_followup.effects.execute import is_scheduled

from ...effects import rest
from ...effects.messages import UNEXPECTED
from .transport import TransportError

_logger = logging.getLogger(__name__)
# An archive that was taken is guessed at leisure; so many characters are not.
SHORTEST_PASSWORD = 12
WAITING = ("ready", "failed")


class CreditFollowupAgency(models.Model):
    _inherit = "credit.followup.agency"

    transport_email = fields.Char(string="E-mail for files")
    archive_password = fields.Char(
        string="Password of the archives",
        groups="base.group_system",
        copy=False,
        exportable=False,
        help="Tell it by telephone or letter: no e-mail says it.",
    )
    rest_url = fields.Char(string="Address of its interface")
    rest_token = fields.Char(
        string="Token of its interface",
        groups="base.group_system",
        copy=False,
        exportable=False,
    )
    rest_since = fields.Datetime(string="Asked last", readonly=True, copy=False)
    poll_problem = fields.Char(string="Why nothing comes", readonly=True, copy=False)

    @api.constrains("archive_password")
    def _check_archive_password(self):
        for one in self.sudo().filtered("archive_password"):
            if len(one.archive_password) < SHORTEST_PASSWORD:
                raise ValidationError(
                    self.env._(
                        "The password of the archives has at least %(least)s "
                        "characters.",
                        least=SHORTEST_PASSWORD,
                    )
                )

    @api.constrains("rest_url")
    def _check_rest_url(self):
        for one in self.filtered("rest_url"):
            if not rest.is_safe(one.rest_url):
                raise ValidationError(
                    self.env._(
                        "The address of an interface begins with https:// and has "
                        "neither a user nor a question in it."
                    )
                )

    def write(self, vals):
        self._check_secret_places(vals)
        result = super().write(vals)
        if "archive_password" in vals:
            # What waits was encrypted for another one.
            messages = self.env["credit.followup.placement.message"].sudo()
            waiting = [("agency_id", "in", self.ids), ("state", "in", WAITING)]
            messages.search(waiting)._forget_mails()
        return result

    def _secret_places(self):
        """Return by each secret the fields that say where it is sent."""
        return {"rest_token": ("rest_url",)}

    def _check_secret_places(self, vals):
        """Let nobody send a secret elsewhere who may not read it."""
        if self.env.su or self.env.user.has_group("base.group_system"):
            return
        for secret, places in self._secret_places().items():
            changed = [name for name in places if name in vals]
            for one in self.sudo().filtered(secret):
                if any(one[name] != vals[name] for name in changed):
                    raise AccessError(
                        self.env._(
                            "Only an administrator changes where a password is sent."
                        )
                    )

    def _transport(self):
        """Return the model that carries messages to and from it.

        :raises TransportError: if its addon is not installed any more
        """
        self.ensure_one()
        name = f"credit.followup.transport.{self.transport}"
        if name not in self.env:
            raise TransportError(
                self.env._(
                    "The channel of %(agency)s is not installed.", agency=self.name
                ),
                is_final=True,
                never_left=True,
            )
        return self.env[name]

    def _poll(self, take):
        """Let the files that the agency left be taken; what fails is said here.

        :param take: a function of agency, name and bytes
        """
        self.ensure_one()
        own = self.sudo()
        try:
            for name, content in self._transport()._poll(self):
                take(self, name, content)
        except TransportError as error:
            _logger.warning("Agency %s: %s", own.code, error)
            own._keep({"poll_problem": str(error)})
        except psycopg2.OperationalError:
            raise
        except Exception:
            if not is_scheduled(self.env):
                raise
            # A fault of ours with one agency does not keep the files of the others.
            _logger.exception("Agency %s could not be asked", own.code)
            own._keep({"poll_problem": self.env._(UNEXPECTED)})
        else:
            own._keep({"poll_problem": False})
