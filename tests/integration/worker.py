"""One cron worker as a process of its own: `-m tests.integration.worker DB XMLID`."""

import sys

from tools.odoo_session import environment

if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        session.ref(sys.argv[2]).method_direct_trigger()
