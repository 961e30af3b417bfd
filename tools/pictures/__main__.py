"""`make pictures`: the demonstration's screens, letter and mail, as the documents show.

PORT= chooses the port, ONLY="cockpit run" takes these alone.
"""

import os

from tools.console import ToolError, leave_on_sigterm, main, say
from tools.demo.database import DATABASE, FOLDER
from tools.demo.evening import evening
from tools.pictures import files, paper
from tools.pictures.chromium import browsing
from tools.pictures.odoo import WebClient
from tools.pictures.table import LETTERS, MAILS, NAMES, SCREENS
from tools.ports import LOOPBACK, free_port, need_port


def pictures() -> None:
    """Serve the demonstration, take its pictures, end."""
    port = int(os.environ.get("PORT") or free_port())
    need_port(port)
    only = os.environ.get("ONLY", "").split() or sorted(NAMES)
    if unknown := set(only) - NAMES:
        raise ToolError(f"No picture is called {', '.join(sorted(unknown))}.")
    leave_on_sigterm()
    with evening(port), browsing() as page:
        client = WebClient(page, f"http://{LOOPBACK}:{port}", DATABASE)
        for name in only:
            say(f"pictures: {name}")
            files.write(name, _taken(name, client))


def _taken(name: str, client: WebClient) -> bytes:
    if name in LETTERS:
        return paper.letter(FOLDER, LETTERS[name])
    if name in MAILS:
        return paper.mail(FOLDER, MAILS[name], client)
    return client.take(SCREENS[name])


if __name__ == "__main__":
    main(pictures)
