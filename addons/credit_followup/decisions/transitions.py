"""Rulings to states, in bulk; nothing else moves a state that has a clock."""

from collections import defaultdict

from ..followup_core.clocks import check_move

# The context in which a state may be written.
MOVING = "followup_moving"


def move(records, rulings, moves):
    """Write state, reason and next day of all; return who entered which state.

    :param rulings: one for each record, by its id
    :param moves: the core's moves, from each state
    :raises MoveError: if a ruling asks for a move that is not known
    """
    known = {record.id: record for record in records}
    entered, values = defaultdict(list), defaultdict(list)
    for ruling in rulings:
        record = known[ruling.key]
        new = (ruling.state, ruling.reason, ruling.next_on or False)
        if ruling.state != record.state:
            check_move(moves, record.state, ruling.state)
            entered[ruling.state].append(record.id)
        if new != (record.state, record.reason, record.next_on):
            values[new].append(record.id)
    for (state, reason, next_on), ids in values.items():
        records.browse(ids).with_context(**{MOVING: True}).write(
            {"state": state, "reason": reason, "next_on": next_on}
        )
    return {state: records.browse(ids) for state, ids in entered.items()}
