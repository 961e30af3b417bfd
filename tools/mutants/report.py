"""What a run found: totals by room, and each mutant that no test noticed."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tools.mutants.crew import Tried
from tools.mutants.trial import Outcome

HEAD = "| room | mutants | killed | of them by time | survived | not reached | share |"
NOTICED = {Outcome.KILLED, Outcome.TIMEOUT}
PERCENT = 100


def table(tried: Sequence[Tried]) -> list[str]:
    """Return the totals of each room and of all, as a table of Markdown."""
    rooms = sorted({one.mutant.room for one in tried})
    rows = [_row(room, (x for x in tried if x.mutant.room == room)) for room in rooms]
    return [HEAD, "| --- | " + "---: | " * 6, *rows, _row("**all**", tried)]


def _row(name: str, tried: Iterable[Tried]) -> str:
    counts = Counter(one.outcome for one in tried)
    killed = sum(counts[outcome] for outcome in NOTICED)
    total = sum(counts.values())
    figures = (
        total,
        killed,
        counts[Outcome.TIMEOUT],
        counts[Outcome.SURVIVED],
        counts[Outcome.UNREACHED],
    )
    cells = " | ".join(map(str, figures))
    return f"| {name} | {cells} | {share(killed, total)} |"


def share(part: int, total: int) -> str:
    """Return a share in percent, rounded down: 89.99 is not 90."""
    if not total:
        return "-"
    tenths = part * PERCENT * 10 // total
    return f"{tenths // 10}.{tenths % 10} %"


def survivors(tried: Iterable[Tried]) -> list[str]:
    """Return one line for each mutant that lived, in the order of the text."""
    left = [one for one in tried if one.outcome not in NOTICED]
    left.sort(key=lambda one: (one.mutant.path, one.mutant.fault))
    return [str(one.mutant) for one in left]
