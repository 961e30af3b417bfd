"""The words of fr."""

from ...people.promises import Means
from ..reading.records import Move
from . import denials, manners, parts, times
from .rule import Language, Rule

_NOT, _UNSURE = denials.FR.never, denials.FR.unsure
_DENIED = (*_NOT, *denials.FR.money)
_UNPAID = (*_DENIED, *denials.FR.paid)
_TO_COME = (
    *("sera", "seront", "serait", "va", "vais", "allons", "vont", "doit", "devons"),
    *("dois", "devrait", "devait", "peut", "pouvons", "peux", "attend(?:s|ons|ez)?"),
    *(
        "a (?:payer|regler|virer)",
        "veuillez (?:nous|payer|regler|envoyer)",
        "merci de (?:nous|m')",
        "etre paye",
    ),
    *("en cours", "prevue?", "reste"),
)
_HABIT = ("toujours", "chaque", "a [0-9]+ jours", "autres", "sauf", "verifier")
_GOODS = (
    "(?:marchandises?|produits?|articles?|colis|livraisons?|materiels?|commandes?"
    "|machines?|appareils?|pieces?|palettes?|prestations?|travaux)"
)
_DONE = "(?:payee?s?|reglee?s?|viree?s?|versee?s?|acquittee?s?|soldee?s?)"
_PAYMENT = "(?:paiements?|payements?|virements?|reglements?|versements?)"
_INVOICE = "(?:factures?|copies?|duplicatas?)"

RULES = (
    Rule(
        Move.PAID_ALREADY,
        (
            f"(?:avons|avions|ai|jai|a|ont|as|est|sont)……{_DONE}",
            "(?:avons|avions|ai|jai)…(?:payer|regler|virer)",
            f"(?:avons|avions|ai|jai|a|ont)…(?:effectuer?|fait|emis|execute)…{_PAYMENT}",
            f"{_PAYMENT}…(?:effectuer?|fait|parti|envoye|execute|emis|passe)s?",
            f"(?:deja|bien) {_DONE}",
            f"^(?:c'est |facture )?{_DONE}(?= le| hier| ce| par| aujourd|[.!]*$)",
            f"preuves? d[eu] {_PAYMENT}",
            "(?:envoye|poste|expedie|remis)…cheque",
            "cheque…(?:envoye|poste|expedie|parti)",
        ),
        (
            *(*_UNPAID, *_UNSURE, *_TO_COME, *_HABIT),
            "(?:nous|m') (?:avez|a|ont) (?:pas )?paye",
        ),
    ),
    Rule(
        Move.PROMISE,
        (
            "(?:paierons|payerons|reglerons|virerons|verserons|paierai|payerai)",
            "(?:reglerai|virerai|verserai|paiera|payera|reglera)",
            f"(?:sera|seront)……(?:{_DONE}|effectuee?s?|executee?s?|faite?s?)",
            "(?:vais|allons|va|vont)……(?:payer|regler|virer|verser|solder)",
            (
                "(?:vais|allons|va|vont|ferons|ferai|effectuerons|effectuerai)…"
                f"(?:le|un|votre|ce|notre) {_PAYMENT}"
            ),
            f"{_PAYMENT}…(?:sera|prevue?s?|programmee?s?|planifiee?s?|suivra|partira)",
            f"(?:recevrez|aurez)…{_PAYMENT}",
            "(?:m'engage|nous engageons) a (?:payer|regler|virer)",
        ),
        (
            *(*_DENIED, *_UNSURE, *_HABIT, "refus"),
            "(?:client|assurance|assureur)s?…(?:paier|payer|regler)a",
            "(?:quand|qui|vous) (?:allez|sera)",
        ),
    ),
    Rule(
        Move.PROMISE,
        (
            "nous(?: vous)? (?:payons|reglons|virons|versons)",
            "(?:on|je)(?: vous)? (?:paie|paye|regle|vire|verse)",
            "(?:peux|pouvons|peut)…(?:payer|regler|virer|verser)",
            f"confirm(?:e|ons) le {_PAYMENT}",
            "je (?:vous )?(?:fais|fait) (?:le|un) (?:virement|paiement)",
            "(?:nous|on) (?:faisons|fait) (?:le|un) (?:virement|paiement)",
        ),
        (*_DENIED, *_UNSURE, *_HABIT),
        with_day=True,
    ),
    Rule(
        Move.DISPUTE,
        (
            "(?:conteste|contestons|contestee?s?|contester|contestation)",
            f"manque(?:nt)?…{_GOODS}",
            "(?:en litige|litigieuse|litige|reclamation|en desaccord)",
            "(?:refuse|refusons) de (?:payer|regler)",
            (
                f"{_GOODS}…(?:endommagee?s?|abimee?s?|cassee?s?|defectueu(?:x|ses?)"
                "|incomplete?s?|manqu(?:e|ent|antes?|ants?)|non (?:livre|conforme)e?s?)"
            ),
            (
                "(?:prix|montant|tva|quantite|facture|tarif|total)…"
                "(?:est|sont|etait)…(?:faux|fausse|errone|incorrect|inexact)e?s?"
            ),
            "(?:prix|montant|tarif|total)…trop eleve",
            "erreurs? (?:de|du|sur|dans)…(?:prix|facture|facturation|montant|quantite)",
            "mauvais(?:e)? (?:prix|montant|quantite|tarif)",
            "facture…(?:deux fois|en double)",
        ),
        (*_NOT[:-2], *_UNSURE, "corrige\\w*", "(?:resolu|remplace|litige…regle)e?s?"),
    ),
    Rule(
        Move.DISPUTE,
        (
            "pas (?:du tout )?d'accord",
            f"(?:pas|jamais)…(?:recu|eu)…{_GOODS}",
            f"{_GOODS}…(?:pas|jamais)…(?:livree?s?|recue?s?|arrivee?s?|conformes?)",
            "(?:pas|jamais) (?:ete |encore )*(?:livree?s?|commandee?s?)",
            "(?:pas|jamais) (?:rien )?command(?:e|er)",
            (
                "(?:prix|montant|tva|quantite|facture|tarif)…pas…"
                "(?:correct|bon|exact|juste|conforme|convenu)e?s?"
            ),
        ),
        (
            *_UNSURE,
            f"recue?s?(?: la| une| cette| votre| vos| de| les)* {_INVOICE}",
            "(?:facture|mail|rappel|relance)s?…(?:pas|jamais) livre",
        ),
    ),
    Rule(
        Move.DISPUTE,
        (
            *(
                "notes? de credit",
                "(?:un|votre|cet|notre|facture d') ?avoir(?! \\w+e\\b)",
            ),
            "bon a valoir",
        ),
        ("deduction", "deduite?", "moins", "merci pour", "bien recu", "pas (?:de|d')"),
        asked=True,
        even_if=True,
    ),
    Rule(
        Move.INVOICE_AGAIN,
        (
            (
                r"(?:(?:pouvez|pourriez|peux|pourrais)(?:-\w+)?|merci de|veuillez"
                "|priere|besoin|prie de|possible de)……(?:m')?(?:envoyer|renvoyer"
                f"|transmettre|retransmettre|parvenir|adresser|fournir)……{_INVOICE}"
            ),
            f"(?:envoyez|renvoyez|transmettez|envoie|renvoie|adressez)……{_INVOICE}",
            f"(?:renvoyer|renvoi|envoyer a nouveau|retransmettre)…{_INVOICE}",
            "(?:besoin|obtenir|avoir|recevoir)…(?:d'une|une|un) (?:copie|duplicata)",
        ),
        ("note de credit", "a l'avenir", "desormais", "dorenavant", "pas", "plus"),
        asked=True,
        even_if=True,
    ),
    Rule(
        Move.INVOICE_AGAIN,
        (
            f"(?:pas|jamais|non)…(?:recue?s?|trouvee?s?|retrouvee?s?|vue?s?)…{_INVOICE}",
            f"{_INVOICE}…(?:pas|jamais|non)…(?:recue?s?|parvenue?s?|arrivee?s?|trouvee?s?)",
            f"(?:avons|ai) (?:pas|jamais) (?:la|cette|votre|de|vos|ces) {_INVOICE}",
            f"(?:trouve|trouvons|retrouve|retrouvons) (?:pas|plus)…{_INVOICE}",
        ),
        (
            *(*_UNSURE, "note de credit", "pay(?:e|er|ee|ons)", "reglee?", "conteste"),
            f"recue?s?(?: la| les| le| notre| nos| de| toute| l')* ?{_GOODS}",
        ),
    ),
    Rule(
        Move.WRONG_ADDRESS,
        (
            "(?:travaille|travaillons|travaillent) plus",
            "(?:fait|fais) plus partie d",
            "(?:a|ai) quitte (?:la|notre) (?:societe|entreprise)",
            "(?:a|ai) quitte l'(?:entreprise|organisation|association)",
            "mauvais(?:e)? (?:personne|adresse|destinataire|interlocuteur|service)",
            "pas la bonne (?:personne|adresse|societe)",
            "pas le bon (?:interlocuteur|service|destinataire|contact)",
            "inconnue? (?:ici|a cette adresse|chez nous|de nos services|dans nos)",
            "adresse…(?:n'est|est) plus…(?:valide|utilisee|active|en service)",
            "erreur de destinataire",
        ),
        (_GOODS, "livree?s?", "si"),
    ),
    Rule(
        Move.OUT_OF_OFFICE,
        (
            "(?:suis|serai|sommes|serons|est|sera)…absente?s?",
            "absente?s? (?:du|jusqu|actuellement|pour|au|en)",
            "^(?:actuellement )?absente?",
            "en (?:conges?|vacances|arret maladie)",
            "(?:serai|suis|serons|sera) de retour",
            "de retour (?:le|au bureau|a partir|lundi|mardi|mercredi|jeudi|vendredi)",
            "bureaux? (?:est|sont|seront|sera)…fermee?s?",
            "(?:sommes|serons|est|sera) fermee?s?",
        ),
        ("etais", "etait", "etions", "ete", "pas", "avais", "marchandises?"),
        even_if=True,
    ),
    Rule(
        Move.INSTALMENTS,
        (
            "echelonn(?:er|ement|ee?s?)",
            "(?:plan|accord) (?:de paiement|d'apurement|de reglement)",
            (
                "en (?:plusieurs|deux|trois|quatre|cinq|six|[0-9]+) "
                "(?:fois|mensualites|versements|echeances|paiements)"
            ),
            "mensualites",
            "facilites? de paiement",
        ),
        ("pas", "payee?s?", "reglee?s?", "aucune?", "derniere"),
        asked=True,
        even_if=True,
    ),
    Rule(
        Move.CALL_BACK,
        (
            "(?:appelez|rappelez|telephonez)[ -](?:moi|nous)",
            "(?:me|nous|m') ?(?:rappeler|appeler|telephoner|passer un coup de fil)",
        ),
        (*_NOT, "hesitez", "hesiter"),
        asked=True,
    ),
)

LANGUAGE = Language(
    code="fr",
    rules=RULES,
    breaks=(
        *("mais", "car", "puisque", "parce que", "parce qu'", "donc", "cependant"),
        *("toutefois", "or", "pourtant", "alors"),
    ),
    binds=("que", "qu'"),
    joins=("et", "ou", "puis"),
    conditions=(
        *("si(?! (?:possible|besoin))", "s'il(?! (?:vous|te) )", "lorsque", "quand"),
        r"(?:des|aussitot) (?:que|qu')(?! ?possible)",
        *(
            "(?:des|a)(?: la)? (?:reception|livraison)",
            "une fois",
            "a condition",
            "tant que",
        ),
        *("jusqu'a ce", "avant que", "sous reserve", "apres (?:reception|livraison)"),
    ),
    asks=(
        *("est-ce", "avez", "avons", "a-t", "ont", "quand", "pourquoi", "comment"),
        *("pouvez", "pourriez", "peut", "puis", "faut", "quel(?:le)?", "qui", "ou"),
    ),
    soon=("(?:des|aussitot) que possible", "au plus (?:vite|tot)", "rapidement"),
    times=times.FR,
    parts=parts.FR,
    document_dates=(
        *("du", "datee? du", "echue? le", "recue? le", "livree?s? le", "en date du"),
        *("commandee?s? le", "d'echeance"),
    ),
    payment_dates=(
        f"{_DONE} en date du",
        f"(?:{_PAYMENT}|cheque)(?: date)? (?:du|en date du)",
        "a (?:partir|compter) du",
    ),
    means=(
        (Means.CHEQUE, ("cheques?",)),
        (Means.DIRECT_DEBIT, ("prelevement", "domiciliation", "prelevee?s?")),
        (Means.CARD, ("carte(?: bancaire| de credit| bleue)?", "bancontact", "cb")),
        (
            Means.TRANSFER,
            ("virements?(?: bancaires?)?", "viree?s?", "virer(?:ons|ai)?"),
        ),
    ),
    manners=manners.FR,
)
