"""One row of the table of the bench."""

from typing import NamedTuple

MILLISECONDS = 1000
MICROSECONDS = 1_000_000


class Figure(NamedTuple):
    """One row. ``aim`` is the greatest value wanted, or the least for a speed-up."""

    what: str
    value: float
    unit: str
    aim: float | None = None
    at_least: bool = False
    beside: str = ""
    grows_with: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the aim is met, None without one."""
        if self.aim is None:
            return None
        return self.value >= self.aim if self.at_least else self.value <= self.aim
