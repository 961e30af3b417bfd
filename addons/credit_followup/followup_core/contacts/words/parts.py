"""How less than everything is said, in each language."""

from .rule import Parts

# All of it is no part.
_PERCENT = (
    r"(?!100)[0-9]{1,3}(?:[.,][0-9]{1,2})? ?(?:%|per ?cent|pour ?cent|pro[cz]ent)"
)

EN = Parts(
    shares=("half", "(?:an?|one|two) (?:third|quarter|fifth)s?", _PERCENT),
    some=(
        "(?:an?|one|first|large|larger|small|smaller|remaining|other) part",
        "part of (?:it|this|that|what|the (?:amount|invoices?|debt|bill|sum|total))",
        *("part[- ]?payments?", "partial(?:ly)?", "in part", "some (?:of|money)"),
        *("deposit", "down ?payment", "(?:the )?(?:rest|remainder)", "pay something"),
    ),
    balance=("(?:the )?(?:remaining |outstanding )?balance",),
    papers=("invoices?", "inv", "bills?", "no", "nr", "numbers?", "orders?"),
    others=("account", "iban", "ref", "reference", "po", "tel", "phone", "code"),
)

FR = Parts(
    shares=("moitie", "(?:un|le|deux) (?:tiers|quarts?)", _PERCENT),
    some=(
        "(?:une|premiere|grande|petite|autre) partie",
        *("partie d(?:e|u)", "partiel(?:le|lement)?", "partiellement", "en partie"),
        *("acompte", "(?:premier|deuxieme) versement", "(?:le )?(?:reste|restant)"),
        "une avance",
    ),
    balance=("(?:le )?solde",),
    papers=("factures?", "fact", "n", "no", "nr", "numeros?", "commandes?"),
    others=("compte", "iban", "ref", "reference", "tel", "communication", "code"),
)

NL = Parts(
    shares=("helft", "een (?:derde|kwart|vierde)", "twee derden?", _PERCENT),
    some=(
        r"(?:een|eerste|ander|groot|klein)(?: \w+)? (?:deel|gedeelte)",
        *("deel van", "deels", "gedeeltelijke?", "voorschot", "aanbetaling"),
        *("deelbetaling(?:en)?", "(?:de |het )?(?:rest|resterende|restant)"),
    ),
    balance=("(?:het )?(?:openstaande? )?saldo",),
    papers=("facturen", "factuur", "fact", "nr", "nummers?", "bestelling(?:en)?", "no"),
    others=("rekening", "iban", "ref", "referentie", "mededeling", "tel", "code"),
)

DE = Parts(
    shares=("hae?lfte", "ein (?:drittel|viertel)", "zwei drittel", _PERCENT),
    some=(
        r"(?:ein(?:en)?|erste[nr]?|andere[nr]?)(?: \w+)? teil",
        *("teil (?:der|des|davon)", "teilweise", "teilbetrag", "anzahlung"),
        *("abschlag", "vorschuss", "(?:der |den )?rest(?:betrag|liche[nr]?)?"),
    ),
    balance=("(?:der |den )?saldo",),
    papers=("rechnung(?:en)?", "rg", "re", "nr", "nummern?", "bestellung(?:en)?", "no"),
    others=("konto", "iban", "ref", "referenz", "tel", "code", "kundennummer"),
)
