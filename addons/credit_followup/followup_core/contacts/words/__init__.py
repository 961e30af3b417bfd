"""What customers say, in one file a language."""

from . import de, en, fr, nl
from .rule import Language, Phrases

LANGUAGES: dict[str, Language] = {
    one.LANGUAGE.code: one.LANGUAGE for one in (en, fr, nl, de)
}


def by_hint(hint: str | None) -> tuple[Language, ...]:
    """Return all languages, the one that is hinted at first."""
    return tuple(sorted(LANGUAGES.values(), key=lambda one: one.code != hint))


def set_phrases(kind: str) -> Phrases:
    """Return the set phrases of a kind in all languages, as ``closings``."""
    return tuple(
        phrase
        for language in LANGUAGES.values()
        for phrase in getattr(language.manners, kind)
    )
