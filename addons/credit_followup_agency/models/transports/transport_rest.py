import json
import logging
from datetime import timedelta

from odoo import api, fields, models

from ...effects import rest
from .transport import TransportError, plainly

_logger = logging.getLogger(__name__)
TAKEN = (200, 201, 202)
# There already: an earlier try arrived, and its answer did not.
KNOWN = 409
NO_RIGHT = (401, 403)
# It asks to come again: too slow, too early, too many.
AGAIN = (408, 425, 429)
MOST_ITEMS = 50
# Events that happened while we asked; those that come twice are known by their id.
OVERLAP = timedelta(minutes=10)


class CreditFollowupTransportRest(models.AbstractModel):
    """The agency's interface: it takes packages, and gives its events as a list.

    Each package has a key of its own, so that a second try after a lost answer makes
    no second case.
    """

    _name = "credit.followup.transport.rest"
    _inherit = ["credit.followup.transport"]
    _description = "Interface of an Agency"
    _transport = ("rest", "Its interface (REST)")

    @api.model
    def _title(self):
        return self.env._("Its interface (REST)")

    @api.model
    def _preflight(self, agency):
        own = agency.sudo()
        if not own.rest_url or not rest.is_safe(own.rest_url):
            return self.env._(
                "No safe address of the interface of %(agency)s is known.",
                agency=own.name,
            )
        if not own.rest_token:
            return self.env._(
                "No token for the interface of %(agency)s is set.", agency=own.name
            )
        return ""

    # === SENDING === #

    @api.model
    def _send(self, message):
        agency = message.agency_id.sudo()
        for number, (_name, content) in enumerate(self._stored(message), 1):
            key = message.uuid if number == 1 else f"{message.uuid}-{number}"
            headers = {"Idempotency-Key": key, "Content-Type": "application/zip"}
            reply = self._call(agency, "POST", "cases", data=content, headers=headers)
            try:
                self._check_taken(agency, reply, key)
            except TransportError as error:
                # It keeps the parts that it took before.
                error.never_left = error.is_final and number == 1
                raise
        return True

    @api.model
    def _check_taken(self, agency, reply, key):
        """Let nothing pass but a package that is there, now or since an earlier try."""
        if reply.status in TAKEN or (reply.status == KNOWN and _is_of(reply, key)):
            return
        words = self._items(agency, reply) if 400 <= reply.status < 500 else ""
        if words and reply.status not in (*NO_RIGHT, *AGAIN):
            raise TransportError(words, is_final=True)
        raise self._error_of(agency, reply)

    @api.model
    def _items(self, agency, reply):
        """Return what the agency has against each claim, one sentence a line."""
        found = _document(reply)
        errors = found.get("errors") if isinstance(found, dict) else None
        if not isinstance(errors, list):
            return ""
        items = [one for one in errors[:MOST_ITEMS] if isinstance(one, dict)]
        return "\n".join(self._sentence(agency, one) for one in items)

    @api.model
    def _sentence(self, agency, item):
        parts = (item.get(key) or "" for key in ("claim_ref", "code", "message"))
        said = (plainly(one, agency.rest_token) for one in parts)
        return " · ".join(filter(None, said))

    # === FETCHING === #

    @api.model
    def _poll(self, agency):
        """Yield the events since the last time, which moves once they are taken."""
        own = agency.sudo()
        if self._preflight(own):
            return
        moment = fields.Datetime.now()
        since = own.rest_since.isoformat() + "Z" if own.rest_since else None
        reply = self._call(own, "GET", "events", params={"since": since})
        if reply.status not in TAKEN:
            raise self._error_of(own, reply)
        found = _document(reply)
        if not isinstance(found, list):
            raise TransportError(
                self.env._("The events of %(agency)s are no list.", agency=own.name)
            )
        if found:
            yield f"events-{moment:%Y%m%dT%H%M%S}.json", reply.content
        own.rest_since = moment - OVERLAP

    # === CALLS === #

    @api.model
    def _call(self, agency, method, path, **given):
        url = f"{agency.rest_url.rstrip('/')}/{path}"
        try:
            return rest.call(method, url, agency.rest_token, **given)
        except rest.AWAY as error:
            # Its words may have a part of the answer in them: only its kind is told.
            _logger.info("Agency %s: %s", agency.code, type(error).__name__)
            raise TransportError(
                self.env._(
                    "The interface of %(agency)s did not answer.", agency=agency.name
                )
            ) from None
        except rest.TooLargeError:
            raise TransportError(
                self.env._(
                    "The interface of %(agency)s answers without an end.",
                    agency=agency.name,
                )
            ) from None

    @api.model
    def _error_of(self, agency, reply):
        """Return the error of a status; one that stays as it is is final."""
        status = reply.status
        if status in NO_RIGHT:
            words = self.env._(
                "The interface of %(agency)s refuses our token.", agency=agency.name
            )
        elif 300 <= status < 400:
            words = self.env._(
                "The interface of %(agency)s has moved: nothing is sent after it.",
                agency=agency.name,
            )
        else:
            words = self.env._(
                "The interface of %(agency)s answers with status %(status)s.",
                agency=agency.name,
                status=status,
            )
        return TransportError(words, is_final=status < 500 and status not in AGAIN)


def _document(reply):
    """Return the JSON of an answer, None where it is none."""
    try:
        return json.loads(reply.content)
    except (ValueError, RecursionError):
        # A page of a server between us, for instance: its status says enough.
        return None


def _is_of(reply, key):
    """Tell whether a conflict is about our own key: it is, unless it names another."""
    found = _document(reply)
    named = found.get("idempotency_key") if isinstance(found, dict) else None
    return named in (None, key)
