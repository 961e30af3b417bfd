"""How months, weekdays and the first numbers are called, in each language."""

from .rule import Calendar


def _months(*names: str) -> dict[str, int]:
    """Return the number of each month by each of its names, from January on."""
    return {
        name: number for number, alike in enumerate(names, 1) for name in alike.split()
    }


EN = Calendar(
    months=_months(
        *("january jan", "february feb", "march mar", "april apr"),
        *("may", "june jun", "july jul", "august aug"),
        *("september sept sep", "october oct", "november nov", "december dec"),
    ),
    weekdays=(
        *("mondays?", "tuesdays?", "wednesdays?", "thursdays?", "fridays?"),
        *("saturdays?", "sundays?"),
    ),
    numbers=("an?|one", "two", "three", "four", "five", "six", "seven", "eight"),
)

FR = Calendar(
    months=_months(
        *("janvier janv", "fevrier fevr fev", "mars", "avril avr"),
        *("mai", "juin", "juillet juil", "aout"),
        *("septembre sept", "octobre oct", "novembre nov", "decembre dec"),
    ),
    weekdays=(
        *("lundis?", "mardis?", "mercredis?", "jeudis?", "vendredis?"),
        *("samedis?", "dimanches?"),
    ),
    numbers=("une?", "deux", "trois", "quatre", "cinq", "six", "sept", "huit"),
)

NL = Calendar(
    months=_months(
        *("januari jan", "februari feb", "maart mrt", "april apr"),
        *("mei", "juni jun", "juli jul", "augustus aug"),
        *("september sept sep", "oktober okt", "november nov", "december dec"),
    ),
    weekdays=(
        *("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"),
        *("zaterdag", "zondag"),
    ),
    numbers=("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht"),
)

DE = Calendar(
    months=_months(
        *("januar janner jan", "februar feb", "marz maerz mar", "april apr"),
        *("mai", "juni jun", "juli jul", "august aug"),
        *("september sept sep", "oktober okt", "november nov", "dezember dez"),
    ),
    weekdays=(
        *("montags?", "dienstags?", "mittwochs?", "donnerstags?", "freitags?"),
        *("(?:samstag|sonnabend)s?", "sonntags?"),
    ),
    numbers=("eine[rmn]?", "zwei", "drei", "vier", "fue?nf", "sechs", "sieben", "acht"),
)
