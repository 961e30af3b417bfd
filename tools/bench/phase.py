"""One phase in a process of its own: `-m tools.bench.phase NAME DATABASE FILE`.

Its raw figures go to FILE. With BENCH_PROFILE set, its profile goes beside it, for
`python -m pstats`.
"""

import cProfile
import importlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from tools.odoo_session import environment


def run(name: str, database: str, target: Path) -> None:
    """Measure one phase and write what it found."""
    with environment(database) as env:
        measure = importlib.import_module(f"tools.bench.{name}").measure
        measured = _profiled(measure, target) if _wants_profile() else measure
        figures = measured(env)
    target.write_text(json.dumps(figures, indent=2) + "\n")


def _wants_profile() -> bool:
    return bool(os.environ.get("BENCH_PROFILE"))


def _profiled(measure: Any, target: Path) -> Any:
    """Return the measurement wrapped so that it leaves a profile."""

    def profiled(env: Any) -> dict:
        profile = cProfile.Profile()
        figures = profile.runcall(measure, env)
        profile.dump_stats(target.with_suffix(".prof"))
        return figures

    return profiled


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
