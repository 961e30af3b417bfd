"""Write down the company that most tests act for: `-m tools.testing.company DB`.

Each test class begins with one; loading its chart of accounts takes as long as several
tests. What a class does to it is rolled back at its end.
"""

import sys

from tools.odoo_session import environment

# The name that Odoo's own tests give the company that they create.
NAME = "company_1_data"

if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        company = session["res.company"].create({"name": NAME})
        session["account.chart.template"].try_loading(
            "generic_coa", company, install_demo=False
        )
        company.account_fiscal_country_id = session.ref("base.us")
        if "stock.warehouse" in session:
            # Odoo gives one by itself to companies that a test makes.
            session["stock.warehouse"].create({"company_id": company.id})
