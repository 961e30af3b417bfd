"""Before the year begins: `-m tools.first_release.start DATABASE`."""

import sys

from tools.odoo_session import environment

LANGUAGES = ("fr_FR", "nl_NL")

if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        # A dump holds no filestore.
        session["ir.config_parameter"].set_param("ir_attachment.location", "db")
        for code in LANGUAGES:
            session["res.lang"]._activate_lang(code)
