"""`make translate`: bring the catalogues up to date and say what is left to translate.

The terms are those of a database that has the addons, so one is made for it.
"""

import os

from tools import addons, database, launch
from tools.console import main, say
from tools.testing import suites
from tools.testing.lanes import RUN, TEMPLATE


def translate() -> None:
    """Update each catalogue; its translations stay, new terms come without any."""
    name = f"{RUN}{os.getpid()}"
    database.copy(database.template(TEMPLATE, addons.surroundings()), name)
    try:
        suites.install(name)
        say(launch.python("Catalogues", "tools.translate.catalogues", name))
    finally:
        database.drop(name)


if __name__ == "__main__":
    main(translate)
