"""The clocks of the core, and facts of every kind for each, from its own types."""

import pkgutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib import import_module
from types import ModuleType
from typing import Any, get_type_hints

from hypothesis import strategies as st

import followup_core

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
DAYS = st.dates(FIRST, LAST)
# Some whose shortest times begin and end within the year, and one without a law.
JURISDICTIONS = ("BE", "FR", "IT", "PT", "XX")
st.register_type_strategy(date, DAYS)
st.register_type_strategy(Decimal, st.decimals(0, 1000, places=2))


def clocks() -> Iterator[ModuleType]:
    """Yield each module of the core that has a clock."""
    for found in pkgutil.walk_packages(followup_core.__path__, "followup_core."):
        module = import_module(found.name)
        if hasattr(module, "judge") and hasattr(module, "MOVES"):
            yield module


def strategy(clock: ModuleType) -> st.SearchStrategy[tuple[Any, Any]]:
    """Return facts and settings of every kind, from the types of the judge."""
    facts, _day, settings = list(get_type_hints(clock.judge).values())[:3]
    drawn = st.from_type(facts)
    if "jurisdiction" in facts._fields:
        # Any text would hardly ever be the code of a country.
        drawn = st.builds(_in, drawn, st.sampled_from(JURISDICTIONS))
    return st.tuples(drawn, st.from_type(settings))


def _in(facts: Any, code: str) -> Any:
    return facts._replace(jurisdiction=code)
