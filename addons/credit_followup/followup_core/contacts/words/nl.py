"""The words of nl."""

from ...people.promises import Means
from ..reading.records import Move
from . import denials, manners, parts, times
from .rule import Language, Rule

_NOT, _UNSURE = denials.NL.never, denials.NL.unsure
_DENIED = (*_NOT, *denials.NL.money)
_UNPAID = (*_DENIED, *denials.NL.paid)
_TO_COME = (
    *("zal", "zullen", "wordt", "worden", "moet(?:en)?", "kan", "kunnen", "nog te"),
    *("gaan", "gaat", "wachten?", "gelieve", "wil(?:len)?", "dient"),
)
_HABIT = (
    *(
        "altijd",
        "steeds",
        "elke",
        "[0-9]+ dagen",
        "andere(?! helft)",
        "behalve",
        "nakijken",
    ),
    *("controleren", "nagaan"),
)
_GOODS = (
    "(?:goederen|producten|product|artikel(?:en|s)?|levering(?:en)?|pakket(?:ten)?"
    "|materiaal|materialen|bestelling(?:en)?|toestel(?:len)?|machines?|onderdelen"
    "|diensten|werken|pallets?)"
)
_DONE = "(?:betaald|voldaan|overgemaakt|overgeschreven|vereffend|gestort|overgeboekt)"
_PAY = "(?:betalen|voldoen|overmaken|overschrijven|storten|vereffenen|overboeken)"
_PAYMENT = (
    "(?:betaling(?:en)?|overschrijving(?:en)?|storting(?:en)?|overboeking(?:en)?)"
)
_INVOICE = "(?:facturen|factuur|kopie|kopij|duplicaat|factuurkopie)"

RULES = (
    Rule(
        Move.PAID_ALREADY,
        (
            f"(?:heb|hebben|heeft|is|zijn|werd|werden|was|waren)……{_DONE}",
            f"{_DONE} (?:hebben|heb|heeft|is|zijn|werd|geweest)",
            f"(?:reeds|al|gisteren|vandaag|zonet|net|zojuist|eergisteren) {_DONE}",
            f"^{_DONE}(?= op| via| gisteren| vandaag| per|[.!]*$)",
            (
                f"{_PAYMENT}…(?:is|werd|zijn|hebben|heb)…(?:uitgevoerd|gedaan|gebeurd"
                "|verricht|vertrokken|verstuurd|verzonden|geregeld)"
            ),
            f"(?:hebben|heb|heeft)……{_PAYMENT}…(?:gedaan|uitgevoerd|verricht)",
            "(?:betalingsbewijs|bewijs van betaling|betaalbewijs)",
            "cheque…(?:verstuurd|verzonden|opgestuurd|gepost)",
        ),
        (
            *(*_UNPAID, *_UNSURE, *_TO_COME, *_HABIT, "gelieve", "graag", "stuur"),
            "(?:heeft|hebt|hebben) (?:u|jullie|ons)…betaald",
        ),
    ),
    Rule(
        Move.PROMISE,
        (
            f"(?:zal|zullen|gaan|ga|gaat)……(?:{_PAY}|{_DONE}|uitvoeren)",
            f"(?:wordt|worden)……(?:{_DONE}|uitgevoerd|verricht)",
            f"{_PAYMENT}…(?:volgt|zal|is gepland|staat gepland|wordt|vertrekt)",
            f"(?:zal|zullen|ga|gaan)…{_PAYMENT}…(?:doen|uitvoeren|verrichten|regelen)",
            f"(?:beloof|beloven)……{_PAY}",
        ),
        (
            *(*_DENIED, *_UNSURE, *_HABIT, "moet(?:en)?"),
            "(?:klant|verzekering|verzekeraar)……betalen",
            "(?:zal|zult|gaat) u",
        ),
    ),
    Rule(
        Move.PROMISE,
        (
            "(?:wij|we|ik) (?:betalen|betaal|storten|stort)",
            "(?:wij|we|ik) (?:schrijven|schrijf|maken|maak)…over",
            "(?:betalen|betaal|storten|stort) (?:wij|we|ik)",
            f"(?:kan|kunnen)……{_PAY}",
            f"{_PAYMENT} (?:op|volgende|tegen)",
        ),
        (*_DENIED, *_UNSURE, *_HABIT, "fout(?:en)?", "bezwaar"),
        with_day=True,
    ),
    Rule(
        Move.DISPUTE,
        (
            "(?:betwist(?:en)?|betwisting|oneens|bezwaar|protesteren|protest)",
            "(?:dienen|dien|hebben|heb)…klacht",
            "(?:weiger|weigeren)…te betalen",
            (
                f"{_GOODS}…(?:beschadigde?|defecte?|kapot|stuk|onvolledige?|ontbre(?:ken|ekt)"
                "|verkeerde?|gebroken)"
            ),
            f"(?:beschadigde|defecte|kapotte|verkeerde|ontbrekende) {_GOODS}",
            (
                "(?:prijs|bedrag|btw|aantal|factuur|hoeveelheid|eenheidsprijs)…"
                "(?:verkeerd|fout|foutief|onjuist|te hoog)"
            ),
            "(?:verkeerde?|foutieve|onjuiste) (?:prijs|bedrag|btw|aantal|hoeveelheid)",
            "fout(?:en)? (?:in|op) (?:de|uw|deze|jullie) factuur",
            "dubbel (?:gefactureerd|aangerekend)",
        ),
        (*_NOT[:-1], *_UNSURE, "gecorrigeerd", "opgelost", "vervangen"),
    ),
    Rule(
        Move.DISPUTE,
        (
            "niet (?:mee )?(?:akkoord|eens)",
            "klopt…niet…(?:prijs|bedrag|btw|aantal|factuur)",
            (
                "(?:prijs|bedrag|btw|aantal|factuur|hoeveelheid)…"
                "(?:klopt|kloppen|is|zijn)…niet(?: correct| juist| zoals)?$"
            ),
            "(?:prijs|bedrag|btw|aantal|factuur|hoeveelheid)…(?:klopt|kloppen)…niet",
            (
                "(?:prijs|bedrag|btw|aantal|factuur|hoeveelheid)…"
                "niet (?:correct|juist|zoals|kloppen)"
            ),
            "(?:niet|nooit)…(?:geleverd|besteld)",
            f"{_GOODS}……(?:niet|nooit)…(?:ontvangen|gekregen|aangekomen|toegekomen)",
            f"(?:niet|nooit|geen)…{_GOODS}…(?:ontvangen|gekregen|gezien)",
        ),
        (
            *_UNSURE,
            f"(?:{_INVOICE}|mail|herinnering)…(?:niet|nooit) (?:geleverd|ontvangen)",
        ),
    ),
    Rule(
        Move.DISPUTE,
        ("credit ?-?nota'?s?", "creditfactuur", "kredietnota"),
        (
            "min",
            "minus",
            "verrekend",
            "afgetrokken",
            "geen",
            "bedankt",
            "dank",
            "aftrek",
        ),
        asked=True,
        even_if=True,
    ),
    Rule(
        Move.INVOICE_AGAIN,
        (
            (
                "(?:kunt|kan|kun|gelieve|graag|wilt|wil|kunnen|zou|verzoek|mag|mogen|aub)……"
                f"{_INVOICE}……(?:sturen|doorsturen|bezorgen|opsturen|mailen|zenden|overmaken"
                "|toesturen|opnieuw|nogmaals|krijgen|ontvangen)"
            ),
            (
                "(?:kunt|kan|kun|gelieve|graag|wilt|wil|zou|verzoek)……(?:sturen|bezorgen"
                f"|doorsturen|mailen|opsturen|krijgen)……{_INVOICE}"
            ),
            f"(?:stuur|stuurt|mail|bezorg|zend)……{_INVOICE}",
            f"{_INVOICE} (?:opnieuw|nogmaals|nog eens) (?:sturen|doorsturen|bezorgen)",
        ),
        (
            "credit ?-?nota",
            "creditfactuur",
            "voortaan",
            "vanaf nu",
            "geen",
            "niet meer",
        ),
        asked=True,
        even_if=True,
    ),
    Rule(
        Move.INVOICE_AGAIN,
        (
            (
                f"{_INVOICE}……(?:niet|nooit)…(?:ontvangen|gekregen|aangekomen|toegekomen"
                "|teruggevonden|gevonden|terugvinden|vinden|terug)"
            ),
            f"(?:niet|nooit|geen)……{_INVOICE}…(?:ontvangen|gekregen|gevonden)",
            f"(?:vind|vinden)…{_INVOICE}…niet",
        ),
        (*(*_UNSURE, "betaald", "credit ?-?nota", "creditfactuur"), _GOODS),
    ),
    Rule(
        Move.WRONG_ADDRESS,
        (
            "werkt?(?:en)?…niet (?:meer|langer)",
            "niet (?:meer|langer) (?:werkzaam|in dienst|actief)",
            "(?:heeft|heb)…(?:bedrijf|firma|onderneming|organisatie) verlaten",
            "verkeerde? (?:persoon|adres|contact|contactpersoon|bedrijf|e-?mailadres)",
            "niet (?:de|het) (?:juiste|goede) (?:persoon|adres|contactpersoon|bedrijf)",
            "(?:hier|bij ons|op dit adres)…(?:onbekend|niet bekend|niet gekend)",
            "(?:onbekend|niet bekend|niet gekend) (?:hier|bij ons|op dit adres)",
            "adres…niet (?:meer|langer)…(?:gebruik|gebruikt|actief|geldig)",
        ),
        (_GOODS, "geleverd", "als", "indien"),
    ),
    Rule(
        Move.OUT_OF_OFFICE,
        (
            "afwezig",
            "niet (?:op|in het) kantoor",
            "(?:met|op|in) (?:vakantie|verlof|ziekteverlof|zwangerschapsverlof)",
            "(?:weer|opnieuw|terug) (?:aanwezig|bereikbaar|op kantoor)",
            "(?:ben|zijn)…(?:weer|terug) (?:op|vanaf|aanwezig|bereikbaar)",
            "(?:kantoor|kantoren|we|wij)…gesloten",
        ),
        ("was", "waren", "geweest", "niet afwezig", "toen"),
        even_if=True,
    ),
    Rule(
        Move.INSTALMENTS,
        (
            "(?:afbetalings?(?:plan|en)?|afbetalingsregeling|betalingsplan|betaalplan)",
            "(?:betalingsregeling|betaalregeling|afbetaling)",
            "(?:in|met) (?:[a-z0-9]+ )?(?:schijven|termijnen|delen|keer|maandelijkse)",
            "gespreide?…(?:betalen|betaling|voldoen)",
            "(?:betalingen?|betaling) (?:te )?spreiden",
        ),
        ("geen", "(?:heb|hebben|is|werd)……betaald", "laatste", "in een keer"),
        asked=True,
        even_if=True,
    ),
    Rule(
        Move.CALL_BACK,
        (
            "(?:bel|bellen|belt)(?: u)? (?:mij|me|ons)",
            "(?:mij|me|ons)…(?:bellen|opbellen|terugbellen|telefoneren)",
            "terugbellen",
        ),
        (*_NOT, "aarzel"),
        asked=True,
    ),
)

LANGUAGE = Language(
    code="nl",
    rules=RULES,
    breaks=("maar", "omdat", "want", "dus", "aangezien", "echter", "daar wij"),
    binds=("dat", "of"),
    joins=("en", "of", "daarna"),
    conditions=(
        *("als", "indien", "wanneer", "zodra(?! mogelijk)", "tenzij", "mits", "totdat"),
        *(
            "voordat",
            "nadat",
            "(?:na|bij) (?:ontvangst|levering)",
            "op voorwaarde",
            "of wij",
        ),
    ),
    asks=(
        *("heeft", "hebben", "hebt", "is", "zijn", "kan", "kunt", "kunnen", "wanneer"),
        *("waarom", "hoe", "wat", "mag", "moet", "zal", "zullen", "werd", "wie"),
    ),
    soon=("zo (?:snel|spoedig|vlug) mogelijk", "zsm", "spoedig", "onmiddellijk"),
    times=times.NL,
    parts=parts.NL,
    document_dates=(
        *("van", "gedateerd", "d\\.?d\\.?", "vervallen op", "ontvangen op"),
        *("geleverd op", "besteld op", "vervaldatum"),
    ),
    payment_dates=(f"(?:{_PAYMENT}|cheque) van", f"{_DONE} d\\.?d\\.?"),
    means=(
        (Means.CHEQUE, ("cheques?",)),
        (Means.DIRECT_DEBIT, ("domiciliering", "(?:automatische )?incasso")),
        (Means.CARD, ("(?:krediet|bank|betaal)kaart", "met de kaart", "bancontact")),
        (
            Means.TRANSFER,
            ("overschrijving", "overgeschreven", "overgeboekt", "overboeking"),
        ),
    ),
    manners=manners.NL,
)
