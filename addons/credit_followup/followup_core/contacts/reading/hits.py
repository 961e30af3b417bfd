"""Where a rule applies in a sentence, and how much of the sentence is about it."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..words import LANGUAGES
from ..words.rule import Language, Phrases, Rule, has, pattern
from .records import Move
from .text import Clause, Sentence, clauses

# More than this in one sentence is no letter; it bounds the work on it.
_MOST = 20


class Hit(NamedTuple):
    """Words that say a move.

    ``clause``: the part that must not deny it. ``first`` and ``last``: the part whose
    days and amounts are about it.
    """

    rule: Rule
    start: int
    end: int
    clause: Clause
    first: int
    last: int


def hits(sentence: Sentence, language: Language) -> list[Hit]:
    """Return what the rules of a language find in a sentence, in its order."""
    found: list[Hit] = []
    parts = clauses(sentence, language)
    for clause, is_asked, is_conditional in _moods(sentence, parts, language):
        if not has(_all_phrases(language.code), _text(sentence, clause)):
            continue
        for rule in language.rules:
            if (is_asked and not rule.asked) or (is_conditional and not rule.even_if):
                continue
            hit = _hit(sentence, clause, rule, language)
            if hit:
                found.append(hit)
        if len(found) > _MOST:
            break
    found.sort(key=lambda hit: hit.start)
    if any(hit.rule.move is Move.INSTALMENTS for hit in found):
        # What is promised beside it is how the parts are to be paid.
        found = [hit for hit in found if hit.rule.move is not Move.PROMISE]
    return _shared(found, sentence, parts, language)


@cache
def _all_phrases(code: str) -> Phrases:
    """Return what all rules of a language look for: most clauses have none of it."""
    return tuple(phrase for rule in LANGUAGES[code].rules for phrase in rule.seen)


def _moods(
    sentence: Sentence, parts: list[Clause], language: Language
) -> Iterator[tuple[Clause, bool, bool]]:
    """Yield each clause, whether it asks, and whether another one conditions it."""
    conditional = False
    for position, clause in enumerate(parts):
        text = _text(sentence, clause)
        is_last = position == len(parts) - 1
        asked = is_last or bool(pattern(language.asks).match(text))
        following = "" if is_last else _text(sentence, parts[position + 1])
        after = _is_condition(following, language)
        yield clause, asked and sentence.is_question, conditional or after
        conditional = conditional or _is_condition(text, language)


def _text(sentence: Sentence, clause: Clause) -> str:
    return sentence.text[clause.start : clause.end].strip()


def _is_condition(text: str, language: Language) -> bool:
    return bool(pattern(language.conditions).match(text))


def _hit(
    sentence: Sentence, clause: Clause, rule: Rule, language: Language
) -> Hit | None:
    """Return the first words of a clause that say what the rule looks for."""
    text = sentence.text[clause.start : clause.end]
    shift = len(text) - len(text.lstrip())
    for match in pattern(rule.seen).finditer(text.lstrip()):
        start, end = match.start() + shift, match.end() + shift
        join = pattern(language.joins).search(text, end)
        said = text[: join.start()] if join else text
        if has(rule.unless, said):
            continue
        if not rule.even_if and has(language.conditions, said):
            continue
        at = clause.start
        return Hit(rule, at + start, at + end, clause, 0, len(sentence.text))
    return None


def _shared(
    found: list[Hit], sentence: Sentence, parts: list[Clause], language: Language
) -> list[Hit]:
    """Return the hits of a sentence, each with the part of it that is its own."""
    shared = []
    for hit in found:
        before = [one for one in found if one.end <= hit.start]
        after = [one for one in found if one.start >= hit.end]
        first, last = 0, len(sentence.text)
        if before:
            end = max(one.end for one in before)
            first = _edge((end, hit.start), sentence, parts, language)
        if after:
            start = min(one.start for one in after)
            last = _edge((hit.end, start), sentence, parts, language)
        shared.append(hit._replace(first=first, last=last))
    return shared


def _edge(
    between: tuple[int, int],
    sentence: Sentence,
    parts: list[Clause],
    language: Language,
) -> int:
    """Return where the words of one hit end and those of the next one begin."""
    start, end = between
    joins = pattern(language.joins).finditer(sentence.text, start, end)
    edges = [match.start() for match in joins]
    edges += [one.start for one in parts if start <= one.start <= end]
    return max(edges, default=end)
