"""Calls to the interface of an agency: https only, no detours, no endless answers."""

from typing import NamedTuple
from urllib.parse import urlsplit

import requests
import urllib3

LOOPBACK = ("127.0.0.1", "localhost", "::1")
# Seconds until it answers at all, and between two parts of an answer.
TIMEOUT = 60
MOST_BYTES = 32 * 10**6
AWAY = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)


class Reply(NamedTuple):
    """What an agency's server answered."""

    status: int
    content: bytes


class TooLargeError(Exception):
    """An answer that is larger than anything an agency has to say."""


def is_safe(url):
    """Tell whether a token may go to an address: by https, or not leave the machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
        parts.port  # noqa: B018 - raises where it is none
    except ValueError:
        return False
    if not host or parts.username or parts.password or parts.query or parts.fragment:
        return False
    is_near = parts.scheme == "http" and host in LOOPBACK
    return parts.scheme == "https" or is_near


def call(method, url, token, **given):
    """Return the answer of an agency's server, whatever its status.

    :raises TooLargeError: if it does not end
    :raises AWAY: if there is none, or half of one
    """
    with requests.Session() as session:
        with session.request(
            method,
            url,
            auth=_Bearer(token),
            timeout=TIMEOUT,
            # Another address is not the one to which the token belongs.
            allow_redirects=False,
            stream=True,
            **given,
        ) as response:
            # As it comes: what is packed might be endless once it is unpacked.
            content = response.raw.read(MOST_BYTES + 1, decode_content=False)
            if len(content) > MOST_BYTES:
                raise TooLargeError
            return Reply(response.status_code, content)


class _Bearer(requests.auth.AuthBase):
    """The token: as authentication, so that no file of the machine replaces it."""

    def __init__(self, token):
        self.token = token

    def __call__(self, request):
        request.headers["Authorization"] = f"Bearer {self.token}"
        request.headers["Accept-Encoding"] = "identity"
        return request
