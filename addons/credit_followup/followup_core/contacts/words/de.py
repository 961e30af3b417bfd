"""The words of de, whose vowels with two dots are also written as two letters."""

from ...people.promises import Means
from ..reading.records import Move
from . import denials, manners, parts, times
from .rule import Language, Rule

_NOT, _UNSURE = denials.DE.never, denials.DE.unsure
_DENIED = (*_NOT, *denials.DE.money)
_UNPAID = (*_DENIED, *denials.DE.paid)
_TO_COME = (
    *(
        "wird",
        "werden",
        "werde",
        "sollten?",
        "soll(?:en)?",
        "muss",
        "muessen",
        "mussen",
    ),
    *("kann", "konnen", "koennen", "noch zu", "zu (?:be)?zahlen", "warten?", "bitten?"),
    *("wollen", "will"),
)
_HABIT = (
    "immer",
    "stets",
    "jede[nsr]?",
    "[0-9]+ tagen? netto",
    "anderen?(?! hae?lfte)",
    "ausser",
)
_GOODS = (
    "(?:waren?|lieferung(?:en)?|artikel|produkte?|pakete?|material(?:ien)?"
    "|gerae?te?|maschinen?|teile?|bestellung(?:en)?|leistung(?:en)?|paletten?)"
)
_DONE = "(?:bezahlt|gezahlt|ue?berwiesen|beglichen|angewiesen|eingezahlt|ausgeglichen)"
_PAY = (
    "(?:zahlen|bezahlen|ue?berweisen|begleichen|anweisen|ausgleichen|einzahlen"
    "|zahle|bezahle|ue?berweise|begleiche)"
)
_PAYMENT = "(?:zahlung(?:en)?|ue?berweisung(?:en)?|(?:rechnungs)?betrag)"
_INVOICE = "(?:rechnung(?:en)?|rechnungskopie|kopie|duplikat|rechnungsduplikat)"
_SEND = (
    "(?:senden|schicken|zukommen|zusenden|zuschicken|(?:zu)?mailen|ue?bersenden"
    "|ue?bermitteln|zustellen)"
)

RULES = (
    Rule(
        Move.PAID_ALREADY,
        (
            f"(?:habe|haben|hat|hatten|wurden?|ist|sind|war|waren)……{_DONE}",
            f"{_DONE} (?:haben|habe|hat|hatten|wurden?|worden)",
            f"(?:bereits|schon|gestern|heute|soeben|gerade) {_DONE}",
            f"^{_DONE}(?= am| per| gestern| heute|[.!]*$)",
            (
                f"{_PAYMENT}…(?:ist|wurde|haben|habe)…(?:erfolgt|getae?tigt|veranlasst"
                "|ausgefue?hrt|raus|vorgenommen|rausgegangen)"
            ),
            f"(?:habe|haben|hat)……{_PAYMENT}…(?:getae?tigt|veranlasst|ausgefue?hrt)",
            "(?:zahlungs|ue?berweisungs)(?:beleg|nachweis|bestae?tigung)",
            "scheck…(?:geschickt|gesendet|verschickt|versandt)",
        ),
        (
            *(*_UNPAID, *_UNSURE, *_TO_COME, *_HABIT),
            "(?:haben|hat) (?:sie|uns|mich)…(?:be)?zahlt",
        ),
    ),
    Rule(
        Move.PROMISE,
        (
            (
                f"(?:werde|werden|wird)……(?:{_PAY}|{_DONE}|veranlassen|veranlasst|erfolgen"
                "|vornehmen|tae?tigen|ausgefue?hrt|rausgehen)"
            ),
            f"{_DONE} (?:wird|werden)",
            f"{_PAYMENT}…(?:folgt|geht (?:morgen|heute|am)|ist (?:geplant|vorgesehen))",
            f"(?:verspreche|versprechen)……{_PAY}",
        ),
        (
            *(*_DENIED, *_UNSURE, *_HABIT, "muss", "mue?ssen", "hatten?", "werden sie"),
            "prue?fen",
            "(?:kunde|kunden|versicherung)……(?:be)?zahlen",
        ),
    ),
    Rule(
        Move.PROMISE,
        (
            f"(?:wir|ich)…{_PAY}",
            f"{_PAY} (?:wir|ich)",
            f"{_PAYMENT} (?:erfolgt|kommt|geht)",
            f"(?:kann|konnen|koennen)……{_PAY}",
        ),
        (*_DENIED, *_UNSURE, *_HABIT),
        with_day=True,
    ),
    Rule(
        Move.DISPUTE,
        (
            "(?:bestreiten?|widersprechen?|widerspruch|reklamation|reklamier(?:en|e|t))",
            "(?:beanstand(?:en|e|et|ung)|mae?ngelrue?ge|strittig)",
            "(?:weigern?|verweigern?)…(?:zu zahlen|zahlung)",
            (
                f"{_GOODS}…(?:beschae?digte?|defekte?|kaputt|mangelhaft|fehlt|fehlen"
                "|unvollstae?ndig|fehlerhaft|falsch)"
            ),
            f"(?:beschae?digte|defekte|fehlerhafte|falsche|fehlende)[rn]? {_GOODS}",
            (
                "(?:preis|betrag|rechnung|menge|mehrwertsteuer|mwst|summe)…"
                "(?:falsch|fehlerhaft|zu hoch|unrichtig|inkorrekt)"
            ),
            "falsche[rn]? (?:preis|betrag|menge|mehrwertsteuer|rechnung)",
            "fehler (?:in|auf|bei)…rechnung",
            "doppelt (?:berechnet|in rechnung)",
        ),
        (*_NOT, *_UNSURE, "korrigiert", "gelo?e?st", "erledigt", "ersetzt"),
    ),
    Rule(
        Move.DISPUTE,
        (
            "nicht einverstanden",
            (
                "(?:preis|betrag|rechnung|menge|mehrwertsteuer|mwst|summe)…"
                "(?:stimmt|stimmen|ist)…nicht(?: korrekt| richtig)"
            ),
            "(?:preis|betrag|rechnung|menge|mwst|summe)…(?:stimmt|stimmen)…nicht",
            "(?:nicht|nie|niemals)…(?:geliefert|bestellt)",
            f"{_GOODS}……(?:nicht|nie)…(?:erhalten|bekommen|angekommen|eingetroffen)",
            f"(?:keine|nie|nicht)…{_GOODS}…(?:erhalten|bekommen)",
        ),
        (*_UNSURE, f"(?:{_INVOICE}|mail|mahnung)…(?:nicht|nie) (?:geliefert|erhalten)"),
    ),
    Rule(
        Move.DISPUTE,
        ("gutschrift(?:en)?",),
        ("abzue?glich", "abzug", "verrechnet", "keine", "danke", "abgezogen"),
        asked=True,
        even_if=True,
    ),
    Rule(
        Move.INVOICE_AGAIN,
        (
            (
                "(?:bitte|konnen|koennen|konnten|koennten|wue?rden|kann|bitten|mochten|gerne)"
                f"……{_INVOICE}……(?:{_SEND}|erneut|nochmals?|noch mal|noch einmal)"
            ),
            (
                "(?:bitte|konnen|koennen|konnten|koennten|wue?rden|bitten)……"
                f"{_SEND}……{_INVOICE}"
            ),
            f"(?:sende|schicke?|senden sie|schicken sie|mailen sie)……{_INVOICE}",
            "(?:benoe?tigen?|brauchen?)……(?:kopie|rechnungskopie|duplikat)",
        ),
        (
            "gutschrift",
            "kunftig",
            "kuenftig",
            "in zukunft",
            "ab sofort",
            "keine",
            "nicht mehr",
        ),
        asked=True,
        even_if=True,
    ),
    Rule(
        Move.INVOICE_AGAIN,
        (
            (
                f"{_INVOICE}……(?:nicht|nie)…(?:erhalten|bekommen|angekommen|vor|gefunden"
                "|finden|eingegangen|vorliegen)"
            ),
            f"(?:keine|nie|nicht)……{_INVOICE}…(?:erhalten|bekommen|gefunden|vorliegen)",
            f"(?:finden?|liegt)……{_INVOICE}…nicht",
            f"(?:liegt|lag)…keine {_INVOICE}…vor",
        ),
        (*(*_UNSURE, "bezahlt", "gutschrift"), _GOODS),
    ),
    Rule(
        Move.WRONG_ADDRESS,
        (
            "arbeitet?…nicht (?:mehr|lae?nger)",
            (
                "nicht mehr…(?:tae?tig|beschae?ftigt|im unternehmen|im hause?|gue?ltig"
                "|aktiv|in gebrauch)"
            ),
            "(?:unternehmen|firma)…verlassen",
            (
                "falsche[rn]? (?:person|adresse|ansprechpartner|empfae?nger|abteilung"
                "|kontakt|e-?mail\\w*)"
            ),
            (
                "nicht (?:der|die) (?:richtige|zustae?ndige)r?"
                " (?:person|ansprechpartner|adresse|stelle)"
            ),
            "(?:hier|bei uns|unter dieser adresse)…(?:unbekannt|nicht bekannt)",
            "(?:unbekannt|nicht bekannt) (?:hier|verzogen)",
        ),
        (_GOODS, "geliefert", "wenn", "falls", "sollten"),
    ),
    Rule(
        Move.OUT_OF_OFFICE,
        (
            "(?:abwesend|abwesenheit|ausser haus|betriebsferien|betriebsurlaub)",
            "nicht im (?:bue?ro|hause?)",
            "(?:im|in) (?:urlaub|elternzeit|mutterschutz|ferien)",
            "wieder (?:im bue?ro|erreichbar|da|im hause?|fue?r sie|zurue?ck)",
            "(?:bin|sind)…(?:wieder|zurue?ck)",
            "(?:bue?ro|wir|betrieb)…geschlossen",
        ),
        ("war", "waren", "gewesen", "nicht abwesend", "ware"),
        even_if=True,
    ),
    Rule(
        Move.INSTALMENTS,
        (
            "(?:ratenzahlung(?:en)?|ratenplan|ratenweise|raten|teilzahlung(?:en)?)",
            "(?:zahlungsplan|ratenzahlungsvereinbarung|teilbetrae?gen?)",
            "in mehreren (?:zahlungen|teilen)",
        ),
        ("keine", "nicht", *(f"{_DONE}",), "letzten?", "raten (?:wir|ihnen)"),
        asked=True,
        even_if=True,
    ),
    Rule(
        Move.CALL_BACK,
        (
            "(?:rufen|ruf|rufe)…(?:mich|uns)…(?:an|zurue?ck)",
            "(?:mich|uns)…(?:anrufen|anzurufen|zurue?ckrufen|zurue?ckzurufen)",
            "(?:rue?ckruf|zurue?ckrufen)",
        ),
        _NOT,
        asked=True,
    ),
)

LANGUAGE = Language(
    code="de",
    rules=RULES,
    breaks=("aber", "weil", "denn", "daher", "jedoch", "sondern", "deshalb"),
    binds=("dass", "das", "ob"),
    joins=("und", "oder", "dann"),
    conditions=(
        *("wenn", "falls", "sobald(?! (?:wie )?moe?glich)", "sofern", "nachdem"),
        *(
            "bevor",
            "ob",
            "bis (?:sie|wir)",
            "(?:nach|bei) (?:erhalt|lieferung|eingang)",
        ),
        *("vorausgesetzt", "erst (?:wenn|nach|nachdem)", "sollten"),
    ),
    asks=(
        *("haben", "hat", "ist", "sind", "wurde", "kann", "konnen", "konnten", "wann"),
        *("warum", "wie", "was", "darf", "muss", "werden", "wird", "wer", "koennen"),
    ),
    soon=(
        *("so (?:schnell|bald) wie moe?glich", "schnellstmoe?glich"),
        *("umgehend", "unverzue?glich", "baldmoe?glichst", "sofort"),
    ),
    times=times.DE,
    parts=parts.DE,
    document_dates=(
        *("vom", "datiert", "fae?llig (?:am|seit)", "erhalten am", "geliefert am"),
        *("bestellt am", "von"),
    ),
    payment_dates=(f"(?:{_PAYMENT}|scheck) vom",),
    means=(
        (Means.CHEQUE, ("schecks?", "verrechnungsscheck")),
        (
            Means.DIRECT_DEBIT,
            ("lastschrift", "bankeinzug", "einzugsermae?chtigung"),
        ),
        (Means.CARD, ("(?:kredit|ec-?|bank)karte", "per karte", "mit karte")),
        (
            Means.TRANSFER,
            ("(?:bank)?ue?berweisung", "ue?berwiesen", "ue?berweisen?"),
        ),
    ),
    manners=manners.DE,
)
