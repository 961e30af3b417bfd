"""The words of en."""

from ...people.promises import Means
from ..reading.records import Move
from . import denials, manners, parts, times
from .rule import Language, Rule

_NOT, _UNSURE = denials.EN.never, denials.EN.unsure
_DENIED = (*_NOT, *denials.EN.money)
_UNPAID = (*_DENIED, *denials.EN.paid)
_TO_COME = (
    *("will", r"\w+'ll", "shall", "should", "could", "can", "must", "to be", "being"),
    *("going to", "yet to", "have to", "has to", "need(?:s|ed)?(?: to)?", "about to"),
    *("ready to", "due to be", "waiting", "expect(?:ed|ing)?", "planned", "scheduled"),
    *("want(?:s|ed)?", "please (?:send|provide)", "refuse[sd]?", "fail(?:ed|ing)?"),
)
_HABIT = (
    *("always", "usually", "normally", "every", "each time", "at [0-9]+ days"),
    *("another", "in error", "by mistake", "back to (?:us|me)", "returned"),
    *("other invoices", "all others", "except", "are…within", "is…within"),
)
_GOODS = (
    "(?:goods|products?|items?|articles?|parcels?|packages?|materials?|orders?"
    "|equipment|machines?|deliver(?:y|ies)|shipments?|pallets?|services?)"
)
_PAID = "(?:paid|settled|transferred|wired|remitted)"
_OTHER = ("credit notes?", "in future", "from now on", "in the future")
_GOT = "(?:received?|got|get|have|had)(?: the| an?| your| any| this| our| all)*"

RULES = (
    Rule(
        Move.PAID_ALREADY,
        (
            f"(?:we|i|they|he|she)(?:'ve|'d)?…{_PAID}",
            f"(?:was|were|has|have|is|are|been|got|ive|weve|already)……{_PAID}",
            f"(?:already|just) {_PAID}",
            "(?:we|i) did pay",
            f"^(?:ok |it'?s? )?{_PAID}(?= already| on| by| via| today| last|[.!]*$)",
            f"^{_PAID} yesterday",
            (
                "payment…(?:was|were|has been|have been|is)…(?:made|done|sent|executed"
                "|completed|effected|processed|initiated|issued)"
            ),
            "payment has…(?:left|gone out)",
            "made…(?:payment|transfer|wire)",
            "(?:proof|confirmation|evidence) of (?:the |our )?payment",
            "payment (?:confirmation|proof|advice)",
            "remittance advice",
            "che(?:que|ck) (?:was|has been|is)…(?:sent|posted|mailed|in the post)",
            "(?:sent|posted|mailed)…(?:a|the|our) che(?:que|ck)",
        ),
        (
            *(*_UNPAID, *_UNSURE, *_TO_COME, *_HABIT),
            r"(?:we|i)(?:'ve| have| had)?(?: \w+)? (?:been|were|was|are|get|got)…paid",
            "paid (?:us|our|attention)",
            "(?:please|kindly|you|you to) (?:confirm|check|verify)",
        ),
    ),
    Rule(
        Move.PROMISE,
        (
            (
                r"(?:will|\w+'ll|shall|going to|promise to|commit to|undertake to)…"
                "(?:pay|settle|transfer|wire|remit|be (?:paid|settled|transferred))"
            ),
            (
                r"(?:will|\w+'ll|shall|going to)…(?:make|do|send|process|proceed with"
                "|arrange|issue|initiate)…(?:payment|transfer|cheque|check|wire)"
            ),
            "payment…(?:will|shall)…(?:be|follow|go out|leave|arrive|reach)",
            "you (?:will|shall) (?:receive|have|get)…(?:payment|money|transfer|funds)",
            "payment…(?:scheduled|planned) (?:for|on)",
            "scheduled for payment",
            r"(?:will|\w+'ll|shall) be (?:paying|settling|transferring)",
        ),
        (
            *(*_DENIED, *_UNSURE, *_HABIT, "refuse[sd]?", "could", "who", "must"),
            "(?:we|i)(?:'ll| will) be paid",
            r"(?:you|they|he|she)(?:'ll| will| shall)…pay",
            "(?:customer|client|insurance|insurer)s?…pay",
            "pay (?:us|me|our|attention|more|extra|twice|for)",
        ),
    ),
    Rule(
        Move.PROMISE,
        (
            "(?:we|i)(?: can| could)?(?: only)? (?:pay|settle|transfer)",
            "(?:are|am|'re|'m) (?:paying|settling|transferring)",
            "payment (?:follows|on|by|next|tomorrow|today)",
        ),
        (*_DENIED, *_UNSURE, *_HABIT, "pay (?:us|me|our|for)"),
        with_day=True,
    ),
    Rule(
        Move.DISPUTE,
        (
            "(?:we|i)…(?:dispute|contest|disagree|object to)",
            (
                "(?:dispute|disputing|contesting|objecting to|disagree with)…"
                "(?:invoices?|amounts?|price|bill|charges?|claim)"
            ),
            "(?:is|are|remains?)…(?:in dispute|disputed)",
            "refuse to pay",
            (
                f"{_GOODS}…(?:was|were|is|are|arrived|came|has been|have been)…"
                "(?:damaged|broken|defective|faulty|incomplete|missing|wrong)"
            ),
            f"(?:damaged|broken|defective|faulty|missing|wrong) {_GOODS}",
            "(?:mistake|error)s? (?:in|on|with)…(?:invoice|price|amount|bill|vat)",
            "(?:overcharged|double invoiced|invoiced twice|charged twice)",
            "(?:wrong|incorrect) (?:price|amount|quantity|vat|total|unit price)",
            (
                "(?:price|amount|quantity|vat|total|invoice)…(?:is|are|was|were)…"
                "(?:wrong|incorrect|too high|false)"
            ),
        ),
        (
            *_NOT,
            *_UNSURE,
            "no (?:longer )?disputes?",
            "no (?:damage|defect|mistake|error)s?",
            *("corrected", "resolved", "solved", "fixed", "replaced"),
        ),
    ),
    Rule(
        Move.DISPUTE,
        (
            "(?:not|n't|never) (?:agree|order(?:ed)?|owe)",
            (
                "(?:price|amount|quantity|vat|total|invoice)…(?:not|n't)…"
                "(?:correct|right|agreed|what we agreed)"
            ),
            r"(?:not|\w+n't|never)…(?:delivered|ordered)",
            rf"(?:not|\w+n't|never)…(?:received?|got|get|had)…{_GOODS}",
            f"{_GOODS}…never (?:arrived|came)",
        ),
        (
            *(*_UNSURE, "invoices?…delivered", "e-?mails?", "reminders?"),
            f"{_GOT} (?:invoices?|bill|copy)",
        ),
    ),
    Rule(
        Move.DISPUTE,
        ("credit notes?",),
        (
            *("no credit notes?", "(?:less|minus|deducted|deducting)", "thanks?"),
            *("have received", "without", "paid"),
        ),
        asked=True,
        even_if=True,
    ),
    Rule(
        Move.INVOICE_AGAIN,
        (
            (
                "(?:please|pls|could you|can you|would you|kindly|ask you to)…"
                "(?:send|resend|re-send|forward|provide|e-?mail|share)……"
                "(?:invoices?|copy|copies|duplicate|bill)"
            ),
            "(?:need|like|want|get|have) (?:a|another) (?:new )?(?:copy|duplicate)",
            (
                "(?:once|when|as soon as|until|after) (?:you|we)…"
                "(?:send|resend|sent|receive|received|get)…(?:invoice|copy)"
            ),
        ),
        (*_OTHER, "do not", "don't", "no need"),
        asked=True,
        even_if=True,
    ),
    Rule(
        Move.INVOICE_AGAIN,
        (
            (
                r"(?:not|\w+n't|(?:have|did|do|ca)nt|never|cannot|unable to)…"
                "(?:receiv(?:ed?|ing)|got|get|have|find|found|seen|see|trace)…"
                "(?:invoices?|bill|copy)"
            ),
            r"invoices?…(?:not|never|\w+n't)…(?:received|arrived|reach(?:ed)?|found)",
            "missing…invoice",
        ),
        (*_UNSURE, *_OTHER, "paid", f"{_GOT} {_GOODS}"),
    ),
    Rule(
        Move.WRONG_ADDRESS,
        (
            "no longer (?:works?|working|employed|with|at (?:this|the|our)|active)",
            "(?:not|n't) work (?:here|for|at)",
            "(?:has|have)? ?left (?:the|our|this) (?:company|organi[sz]ation|firm)",
            (
                "(?:not|n't) the (?:right|correct) (?:person|contact|address|company"
                "|department|recipient)"
            ),
            "wrong (?:person|address|contact|company|department|recipient|e-?mail)",
            "unknown (?:here|at this address|person|to us)",
            "(?:not|n't) known (?:here|at this address)",
            "address…(?:no longer|not|n't)…(?:in use|used|valid|active|exist)",
        ),
        (_GOODS, "delivered", "shipped", "if", "intended"),
    ),
    Rule(
        Move.OUT_OF_OFFICE,
        (
            "out of (?:the |my )?office",
            "on (?:annual |sick |maternity |paternity |parental )?leave",
            "on (?:holidays?|vacation)",
            "(?:am|i'm|im|is|are|be) (?:currently |also )?(?:absent|away)",
            "(?:will|shall|'ll) (?:be back|return)(?! (?:to you|the|your|this|it))",
            "(?:be|am|are) back (?:on|in|at|from)",
            "offices? (?:is|are|will be) closed",
        ),
        (r"not", r"\w+n't", "was", "were", "been", "had"),
        even_if=True,
    ),
    Rule(
        Move.INSTALMENTS,
        (
            "in (?:[a-z0-9]+ )?(?:monthly |equal )?instal?lments",
            "(?:payment|instal?lment|repayment) (?:plan|arrangement|scheme)",
            "pay……in (?:[a-z]+|[0-9]+) (?:parts|payments|times)",
            "(?:spread|split|stagger)…payments?",
            "pay……(?:per|a|each|every) month",
        ),
        ("not", r"\w+n't", "no", "paid", "last"),
        asked=True,
        even_if=True,
    ),
    Rule(
        Move.CALL_BACK,
        (
            "(?:call|phone|ring) (?:me|us)(?: back)?",
            "give (?:me|us) a (?:call|ring)",
        ),
        (*_NOT, "no need", "hesitate", "calling", "stop"),
        asked=True,
    ),
)

LANGUAGE = Language(
    code="en",
    rules=RULES,
    breaks=("but", "because", "so", "since", "although", "however", "though", "as we"),
    binds=("that", "which"),
    joins=("and", "or", "then"),
    conditions=(
        *("if", "once", "unless", "whether", "until", "provided", "assuming", "before"),
        *("when", r"as soon as(?! (?:possible|we can|i can))", "subject to", "in case"),
        "after (?:you|we|receipt|receiving|delivery|our|the (?:delivery|credit))",
        "(?:up)?on (?:receipt|receiving|delivery)",
    ),
    asks=(
        *("have", "has", "did", "do", "does", "is", "are", "was", "were", "can"),
        *("could", "will", "would", "shall", "should", "may", "when", "why", "how"),
        *("what", "who", "where", "which"),
    ),
    soon=("as soon as (?:possible|we can|i can)", "asap", "shortly", "immediately"),
    times=times.EN,
    parts=parts.EN,
    document_dates=(
        *("of", "dated?", "from", "due", "due (?:on|by|since)", "received on"),
        *("delivered on", "ordered on", "issued on", "sent on"),
    ),
    payment_dates=(
        "(?:payment|transfer|wire|cheque|check) (?:of|dated|from)",
        "(?:month|instalments|starting|beginning) from",
    ),
    means=(
        (Means.CHEQUE, ("cheques?", "by check", "(?:a|the|our) check")),
        (Means.DIRECT_DEBIT, ("direct debit", "debited")),
        (Means.CARD, ("(?:credit |debit |bank )?card",)),
        (Means.TRANSFER, ("(?:bank |wire )?transfer(?:red)?", "wired?")),
    ),
    manners=manners.EN,
)
