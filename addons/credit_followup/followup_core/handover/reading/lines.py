"""What an agency answers: a stream of rows in, events and problems out."""

from collections.abc import Iterable, Iterator
from datetime import date

from ..events import Event, Problem
from ..feedback import FeedbackMapping
from .rows import RowReader
from .stream import Row, stream_lines, stream_rows


def read_lines(
    lines: Iterable[bytes | str], mapping: FeedbackMapping, as_of: date
) -> Iterator[Event | Problem]:
    """Yield what a file says, row by row.

    :param lines: as ``stream_lines`` takes them
    :param as_of: no event is later
    """
    return stream_lines(lines, mapping, RowReader(mapping, as_of))


def read_rows(
    rows: Iterable[tuple[int, Row]], mapping: FeedbackMapping, as_of: date
) -> Iterator[Event | Problem]:
    """Yield what rows say that were read elsewhere, from a spreadsheet.

    :param rows: as ``stream_rows`` takes them
    :param as_of: no event is later
    """
    return stream_rows(rows, mapping, RowReader(mapping, as_of))
