"""The web client of a running Odoo: logged in, its records found, its windows open."""

import re
from typing import Any
from urllib.parse import quote

import requests

from tools.console import ToolError
from tools.pictures.chromium import Page
from tools.pictures.table import Domain, Screen

USER = "admin"
SECONDS = 120
ACTION = re.compile(r"\{(.+?)\}")


class WebClient:
    """A person before the screens of a database."""

    def __init__(self, page: Page, url: str, database: str) -> None:
        """Log in, and let the page be logged in as well."""
        self.page, self._url = page, url
        self._session = requests.Session()
        login = {"db": database, "login": USER, "password": USER}
        self._ask("/web/session/authenticate", login)
        for cookie in self._session.cookies:
            self._cookie(cookie.name, cookie.value or "")

    def take(self, screen: Screen) -> bytes:
        """Return the picture of a window."""
        company = self._find("res.company", [("name", "=", screen.company)])
        self._cookie("cids", str(company))
        path = f"/odoo/action-{screen.action}"
        if screen.of is not None:
            model = self._model(screen.action)
            path += f"/{self._find(model, screen.of, company)}"
        self.page.size(screen.width, screen.height)
        self.page.open(self._url + quote(path))
        for selector in screen.clicks:
            self.page.click(ACTION.sub(self._number, selector))
        self.page.wait(screen.shows)
        return self.page.take(screen.part)

    def file(self, path: str) -> bytes:
        """Return a file of the server."""
        answer = self._session.get(self._url + path, timeout=SECONDS)
        answer.raise_for_status()
        return answer.content

    def _model(self, action: str) -> str:
        """Return the model whose records an action shows."""
        one = self._action(action)
        window = self._call("ir.actions.act_window", "read", [one], ["res_model"])
        return window[0]["res_model"]

    def _number(self, named: re.Match[str]) -> str:
        return str(self._action(named[1]))

    def _action(self, name: str) -> int:
        """Return the number of an action."""
        found = self._call("ir.model.data", "check_object_reference", *name.split("."))
        return found[1]

    def _find(self, model: str, domain: Domain, *companies: int) -> int:
        """Return the newest record of a model that a domain finds."""
        context = {"allowed_company_ids": companies} if companies else {}
        asked = {"limit": 1, "order": "id desc", "context": context}
        found = self._call(model, "search", domain, **asked)
        if not found:
            raise ToolError(f"The demonstration has no {model} with {domain}.")
        return found[0]

    def _call(self, model: str, method: str, *args: Any, **keywords: Any) -> Any:
        asked = {"model": model, "method": method, "args": args, "kwargs": keywords}
        return self._ask("/web/dataset/call_kw", asked)

    def _ask(self, path: str, params: dict[str, Any]) -> Any:
        answer = self._session.post(
            self._url + path,
            json={"jsonrpc": "2.0", "method": "call", "params": params},
            timeout=SECONDS,
        )
        said = answer.json()
        if "error" in said:
            raise ToolError(f"Odoo refuses {path}: {said['error']['data']['message']}")
        return said["result"]

    def _cookie(self, name: str, value: str) -> None:
        self.page.call("Network.setCookie", name=name, value=value, url=self._url)
