"""What denies a move, in each language: money is denied by more than the others."""

from .rule import Denials

EN = Denials(
    never=(
        *("not", r"\w+n't", "(?:have|has|had|was|were|did|is|are|do|does|wo|ca)nt"),
        *("never", "cannot", "nothing", "nobody", "neither", "nor", "unable"),
        "without(?! (?:fail|delay))",
    ),
    # "No problem", "no later than" and "no. 12" deny nothing.
    money=(
        (
            r"no(?! (?:later|less|problems?|worr(?:y|ies)|doubts?|need|issues?|stress"
            r"|objections?|delay|matter)|[.:]? ?\S*[0-9])"
        ),
        *("none", "hardly", "barely", "scarcely", "impossible", "unlikely", "far from"),
        *("out of the question", "(?:false|untrue|wrong|incorrect|a lie) that"),
        *("delayed", "postponed", "withheld", "blocked", "stop(?:ped)?", "suspended"),
        *("cancel?led", "rejected", "discussed", "reviewed", "deducted", "be late"),
        *("as far as i know", "to my knowledge"),
        *("(?:was|were) going to", "wanted to"),
        *("refused", "wrong (?:account|iban|company|supplier)", "on hold"),
        "by (?:our|the|my) (?:insurance|insurers?|clients?|customers?)",
    ),
    paid=(
        *("too much", "overpaid", "refund(?:ed)?", "(?:only|just) (?:half|a part)"),
        "(?:tell|show|know|let)…(?:what|which|if|whether)",
        "(?:problem|issue|dispute|matter|complaint)s?…settled",
        "settled…(?:problem|issue|dispute|matter|complaint)s?",
    ),
    unsure=(
        "(?<!no )doubt(?:s|ful)?",
        *("thought", "think", "believed?", "suppose", "assumed?", "guess", "hope"),
        *("probably", "perhaps", "maybe", "possibly", "presumably", "apparently"),
        *("would", "might", r"(?<!\d )may(?! \d)", "try(?:ing)?", "tried", "why"),
        "how",
    ),
)

FR = Denials(
    never=(
        *("pas", "jamais", "aucune?", "rien", "ne", r"n'\w+", "ni", "non"),
        "sans(?! (?:faute|delai|retard|probleme))",
        *("impossible", "refus(?:e|ons|er)"),
    ),
    money=(
        *("hors de question", "(?:est|semble) exclu", "exclu (?:que|de)"),
        *("faux (?:que|de)", "guere", "nullement", "a peine", "trop(?! (?:tard|tot))"),
        *("(?:retard|report|bloqu|annul|discut|refus|rejet)ee?s?", "suspendue?s?"),
        *("mauvais compte", "retenue?s?", "(?:selon|d'apres) moi", "a ma connaissance"),
        "par (?:l'|la |le |notre |mon )(?:assurance|assureur|client|siege)",
    ),
    paid=(
        r"(?:dites\S*|dire|indiquer|savoir)…(?:ce qui|quelles?|si)",
        "(?:probleme|litige|souci|differend)s?…reglee?s?",
        "reglee?s?…(?:probleme|litige|souci|differend)s?",
    ),
    unsure=(
        *("pens(?:e|ons|ais|ions)", "croy(?:ons|ais|ions)", "crois", "suppos(?:e|ons)"),
        *("peut[ -]etre", "probablement", "sans doute", "normalement", "semble"),
        *("pourquoi", "comment", "espere", "esperons", "essa(?:ie|yons|yer)"),
        r"\w+(?:erions|erais|erait|eraient)",
    ),
)

NL = Denials(
    never=(
        *("niet", "nooit", "geen", "niets", "niemand", "onmogelijk"),
        *("zonder(?! (?:fout|probleem|problemen|uitstel))", r"weiger\w*"),
    ),
    money=(
        *("uitgesloten", "nauwelijks", "amper", "evenmin", "te veel", "teveel"),
        *("onwaar", "(?:fout|onjuist|verkeerd) dat", "ontken(?:nen)?"),
        *("besproken", "geblokkeerd", "uitgesteld", "tegengehouden", "opgeschort"),
        *("vertraging", "vertraagd", "geannuleerd", "ingehouden", "verkeerde?"),
        *("wilden?", "hadden?…moeten", "volgens mij"),
        r"door (?:de |onze |het )?(?:verzeker\w+|klant)",
    ),
    paid=("(?:laat|zeg|weten)…(?:wat|welke|of)", "slechts"),
    unsure=(
        *("denk(?:en)?", "dachten?", "meen(?:den|de)?", "vermoed(?:en)?", "hopen"),
        *(
            "hoop",
            "proberen?",
            "waarschijnlijk",
            "misschien",
            "wellicht",
            "vermoedelijk",
        ),
        *("blijkbaar", "normaal(?: gezien)?", "zou(?:den)?", "waarom", "hoe"),
    ),
)

DE = Denials(
    never=(
        *("nicht", "nie", "niemals", "kein(?:e|en|er|em)?", "nichts", "niemand"),
        *("ohne(?! (?:verzug|verzoe?gerung|frage|zweifel))", "unmoe?glich"),
        "unbezahlt",
    ),
    money=(
        *("ausgeschlossen", "kaum", "keinesfalls", "keineswegs", "weder", "unwahr"),
        *("mitnichten", "(?:falsch|gelogen),? dass", "zu ?viel", "falsche[ns]? konto"),
        *("besprochen", "gestoppt", "gesperrt", "verschoben", "abgelehnt"),
        *("storniert", "zurue?ckgehalten", "verzoe?gert", "verweiger[nt]"),
        *(
            "meines wissens",
            "soweit ich weiss",
            "wollten?",
            "hatten?…(?:sollen|mue?ssen)",
        ),
        r"von (?:der|dem|unsere[rm]|ihre[rm]) (?:\w*versicherung|kunden?)",
    ),
    paid=(
        "(?:teilen|sagen|wissen)…(?:was|welche[rs]?|ob)",
        "nur (?:die|ein)",
        "was bezahlt",
    ),
    unsure=(
        *("glauben?", "denken?", "dachten?", "vermuten?", "hoffen?", "vermutlich"),
        *("wahrscheinlich", "vielleicht", "wohl", "eventuell", "anscheinend"),
        *("warum", "wieso", "versuch(?:e|en)", "eigentlich", "wue?rden"),
    ),
)
