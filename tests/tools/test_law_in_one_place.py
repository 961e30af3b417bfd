"""Nothing outside `followup_core/law` and `data/` names a country or its law.

Whoever adds a country, or corrects one, has found every place: one file and its rates.
"""

import csv
import re
from pathlib import Path

BASE = Path(__file__).resolve().parents[2] / "addons" / "credit_followup"
LAW = BASE / "followup_core" / "law"
# Translations repeat what stands elsewhere, tests and pictures name what they like.
ELSEWHERE = ("followup_core/law", "data", "i18n", "tests", "static/tests")
READ = ("*.py", "*.xml", "*.js")
COUNTRIES = re.compile(
    r"\b(?:Austrian?|Belgi(?:um|an)|Brit(?:ain|ish)|Bulgarian?|Croatian?|Cypr(?:us|iot)|"
    r"Czech(?:ia)?|Danish|Denmark|Dutch|Estonian?|Finland|Finnish|France|French|"
    r"German[y]?|Greece|Greek|Hungar(?:y|ian)|Iceland|Ireland|Irish|Ital(?:y|ian)|"
    r"Latvian?|Lithuanian?|Luxembourg|Malt(?:a|ese)|Netherlands|Norw(?:ay|egian)|"
    r"Poland|Polish|Portug(?:al|uese)|Romanian?|Slovak(?:ia)?|Slovenian?|Spain|Spanish|"
    r"Swed(?:en|ish)|Swiss|Switzerland|United Kingdom)\b"
)
ARTICLES = re.compile(
    r"§|\bart\.\s*\d|\barticle \d|\bDirective \d|\bCode (?:civil|de|of)\b|\bBook XIX\b|"
    r"\b(?:BGB|ABGB|UGB|Burgerlijk|Obligationenrecht|Korkolaki|D\.Lgs\.)\b"
)


def countries() -> set[str]:
    """Return the codes of those that have a file or a folder here."""
    folders = {path.parent.name for path in LAW.glob("??/__init__.py")}
    return folders | {path.stem for path in LAW.glob("??.py")}


def codes() -> re.Pattern[str]:
    """Return the quoted codes of the countries that have a law here."""
    names = {name.upper() for name in countries()}
    return re.compile(r"""["'](?:""" + "|".join(sorted(names)) + r""")["']""")


def series() -> re.Pattern[str]:
    """Return the names of all series of rates."""
    names = {
        row["series"]
        for path in (BASE / "data" / "rates").glob("*.csv")
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    }
    return re.compile(r"\b(?:" + "|".join(sorted(names)) + r")\b")


def places() -> list[tuple[str, str]]:
    """Return each line of the addon's programs and screens, with its place."""
    found = []
    for path in sorted(path for kind in READ for path in BASE.rglob(kind)):
        relative = path.relative_to(BASE).as_posix()
        if not relative.startswith(ELSEWHERE):
            lines = path.read_text(encoding="utf-8").splitlines()
            found += [(f"{relative}:{n}", line) for n, line in enumerate(lines, 1)]
    return found


def naming(pattern: re.Pattern[str]) -> list[str]:
    return [f"{place}: {line}" for place, line in places() if pattern.search(line)]


def test_no_country_is_named():
    assert not naming(COUNTRIES)
    assert not naming(codes())


def test_no_article_is_named():
    assert not naming(ARTICLES)


def test_no_series_is_named():
    assert not naming(series())


def test_the_patterns_find_what_the_law_names():
    """A pattern that finds nothing anywhere would prove nothing."""
    files = [*LAW.glob("??.py"), *LAW.glob("??/*.py")]
    law = "\n".join(path.read_text(encoding="utf-8") for path in files)
    for pattern in (COUNTRIES, ARTICLES, codes(), series()):
        assert pattern.search(law)


def test_each_country_has_its_rates_and_each_file_of_rates_its_country():
    """Also the Union's; a country may have the Union's rates only."""
    rates = {path.stem for path in (BASE / "data" / "rates").glob("*.csv")}
    assert rates <= countries()
