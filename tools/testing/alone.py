"""Our addons without each other: the base by itself, and each bridge by itself.

What a bridge forgets to depend on is there as long as the others are installed.
"""

import os

from tools import database, launch
from tools.testing import suites
from tools.testing.result import Result

MAIN = "credit_followup"
# What the tests of the base take for granted, whatever else there is.
BENEATH = ("account", "l10n_be")
# Beside which module of Odoo, and which tests are run there.
NEIGHBOURS = {
    "nothing": ((), "/credit_followup:TestStops,/credit_followup:TestGoods"),
    "sale": (("sale",), "/credit_followup_sale,-tour/credit_followup_sale"),
    "stock": (("stock",), "/credit_followup_stock"),
}


def alone() -> Result:
    """Install the base beside each neighbour, and run what there is to try."""
    return sum((_beside(name) for name in NEIGHBOURS), Result())


def _beside(name: str) -> Result:
    modules, tags = NEIGHBOURS[name]
    source = database.template(f"cf_alone_{name}", [*BENEATH, *modules])
    target = f"cf_alone_run_{name}_{os.getpid()}"
    database.copy(source, target)
    try:
        result = suites.install(target, [MAIN], f"alone-{name}")
        launch.python(f"Company beside {name}", "tools.testing.company", target)
        return result + suites.odoo(f"odoo-alone-{name}", target, tags)
    finally:
        database.drop(target)
