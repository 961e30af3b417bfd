"""How mails begin and end, give thanks, and answer by themselves, in each language."""

from .rule import Manners

EN = Manners(
    automatic=(
        *("automatic (?:reply|response|answer|message)", "auto-?(?:reply|response)"),
        "automated (?:reply|response|answer|message|e-?mail)",
        *("automatically generated", "do not reply to this (?:message|e-?mail)"),
    ),
    of_itself=(
        r"this is an?(?: \w+)? auto\S*",
        (
            "this (?:e-?mail|message|reply|response) (?:is|was|has been)"
            "(?: sent| generated)? automatically"
        ),
    ),
    of_ours=(
        r"(?:your|got|get|received?|receiving|sent (?:us|me))(?: \w+){0,3} auto\S*",
        r"auto\S*…(?:from you|you sent)",
        "(?:i|we) (?:see|know|guess|suppose|assume|understand)",
    ),
    absence=("out of (?:the )?office", "absent", "away"),
    formal=(
        *("thank you for your (?:e-?mail|message)", "limited access to"),
        *("in urgent cases", "(?:if|for)…urgent", "urgent matters", "no access to"),
    ),
    received=(
        "(?:we|i) have (?:well )?received your (?:e-?mail|message|request)",
        "your (?:e-?mail|message|request|ticket)…has been (?:received|created)",
    ),
    thanks=(
        *(
            "(?:many )?thanks?(?: you)?(?: very much| a lot)?",
            "(?:well |duly )?noted",
            "well received",
        ),
        *("thank you for (?:the|your) (?:reminder|message|e-?mail|information)",),
        *("ok(?:ay)?", "received"),
    ),
    greetings=("dear", "hello", "hi", "good (?:morning|afternoon|evening|day)"),
    closings=(
        "(?:kind|best|warm|kindest|with kind|with best)?(?: and)? ?regards",
        *("best wishes", "(?:yours )?(?:sincerely|faithfully|truly)", "cheers", "best"),
    ),
)

FR = Manners(
    automatic=(
        *("(?:reponse|notification) automatique", "(?:message|courriel) automatique"),
        "(?:genere|envoye)e? automatiquement",
        "ne pas repondre a ce (?:message|mail|courriel)",
    ),
    of_itself=(
        r"ceci est une?(?: \w+)? automat\w*",
        (
            "(?:ce (?:message|mail|courriel)|cette reponse) (?:est|a ete)"
            "(?: envoyee?| generee?)? automatiquement"
        ),
    ),
    of_ours=(
        r"(?:vos|votre|recu|recevons|recois)(?: \w+){0,3} auto\w*",
        r"auto\w*…(?:de votre part|recue?s?)",
        "(?:je|nous) (?:sais|savons|vois|voyons|suppose|supposons|comprends)",
    ),
    absence=("absente?", "absence(?: du bureau)?", "en conges?", "en vacances"),
    formal=(
        *("merci (?:de|pour) votre (?:message|mail|e-mail|courriel)",),
        *("en cas d'urgence", "pour toute urgence", "acces limite", "urgent"),
        "(?:message|mail|courriel)s? (?:sera|seront|ne sera|ne seront)",
    ),
    received=(
        "avons bien recu votre (?:message|mail|e-mail|demande|courriel)",
        (
            "votre (?:message|demande|ticket|mail|courriel)…(?:ete|est) bien"
            " (?:recue?|enregistree?)"
        ),
    ),
    thanks=(
        *("(?:un grand )?merci(?: beaucoup| bien)?", "bien recu", "bien note"),
        *("c'est (?:bien )?note", "d'accord", "ok", "merci (?:pour|de) (?:le|votre) "),
        "merci (?:pour|de) (?:le|votre|ce) (?:rappel|message|mail|courriel)",
    ),
    greetings=(
        "bonjour",
        "bonsoir",
        "cher",
        "chere",
        "madame",
        "monsieur",
        "messieurs",
    ),
    closings=(
        "(?:bien |tres )?cordialement(?: votre)?",
        *("bien a (?:vous|toi)", "(?:sinceres|meilleures|respectueuses) salutations"),
        *("salutations(?: distinguees)?", "cdlt", "bav"),
        (
            "(?:veuillez|je vous prie|nous vous prions)[^.]{0,40}(?:agreer|recevoir)"
            "(?:[^.]{0,60}(?:salutations|sentiments)(?: distinguee?s)?)?"
        ),
        "dans l'attente(?: de (?:votre (?:reponse|retour)|vous lire))?",
    ),
)

NL = Manners(
    automatic=(
        "automatische? (?:antwoord|bericht|reactie|melding|afwezigheidsbericht|mail)",
        "automatisch (?:gegenereerd|verstuurd|aangemaakt)",
        "niet (?:te )?(?:beantwoorden|antwoorden op dit bericht)",
    ),
    of_itself=(
        r"dit is een(?: \w+)? automat\w*",
        (
            "(?:dit bericht|dit antwoord|deze (?:e-?mail|mail)) (?:is|werd|wordt)"
            "(?: een)? automatisch"
        ),
    ),
    of_ours=(
        (
            r"(?:uw|jullie|jouw|je|kreeg|kregen|krijg|krijgen|ontvangen|ontving)"
            r"(?: \w+){0,3} auto\w*"
        ),
        r"auto\w*…(?:van (?:u|jullie|je)|gekregen|ontvangen|gestuurd)",
        "(?:ik|wij|we) (?:weet|weten|zie|zien|vermoed|begrijp|denk)",
    ),
    absence=(
        "afwezig(?:heid)?",
        "afwezigheidsbericht",
        "niet op kantoor",
        "met verlof",
    ),
    formal=(
        *("(?:bedankt|dank) voor (?:uw|je) (?:mail|bericht|e-?mail)", "dringend"),
        *("in dringende gevallen", "voor dringende", "(?:geen|beperkte) toegang"),
    ),
    received=(
        "hebben (?:wij |we )?uw (?:bericht|mail|e-mail|vraag) (?:goed )?ontvangen",
        "uw (?:bericht|vraag|ticket|mail)…(?:ontvangen|geregistreerd)",
    ),
    thanks=(
        *("(?:hartelijk |alvast )?(?:bedankt|dank(?: u)?(?: wel)?)", "goed ontvangen"),
        *("genoteerd", "ok", "in orde", "dank u"),
        "(?:bedankt|dank) voor (?:de|uw) (?:herinnering|mail|bericht|e-mail)",
    ),
    greetings=(
        "beste",
        "geachte",
        "goedemorgen",
        "goedemiddag",
        "dag",
        "hallo",
        "goeiedag",
    ),
    closings=(
        "(?:met )?(?:vriendelijke?|hartelijke?|beste|vele|warme)? ?groet(?:en|jes)?",
        *("mvg", "hoogachtend", "met de meeste hoogachting"),
    ),
)

DE = Manners(
    automatic=(
        "autom(?:\\.|atische)[rns]? (?:antwort|nachricht|abwesenheitsnotiz|e-?mail)",
        *("automatisch (?:generiert|erstellt|versendet)\\w*", "abwesenheitsnotiz"),
    ),
    of_itself=(
        r"(?:dies|das) ist eine(?: \w+)? autom\S*",
        r"diese (?:nachricht|e-?mail|mail|antwort) (?:ist|wurde)(?: eine)? autom\S*",
    ),
    of_ours=(
        (
            r"(?:ihre[rnms]?|eure[rn]?|deine[rn]?|bekam|bekamen|erhielt|erhielten)"
            r"(?: \w+){0,3} autom\S*"
        ),
        r"autom\S*…(?:von ihnen|erhalten|bekommen|geschickt)",
        "(?:ich|wir) (?:weiss|wissen|sehe|sehen|vermute|denke|verstehe)",
    ),
    absence=("abwesend", "abwesenheit(?:snotiz)?", "nicht im bue?ro", "im urlaub"),
    formal=(
        *("(?:vielen )?dank fue?r ihre (?:e-?mail|nachricht|mail)", "dringend\\w*"),
        *("(?:keinen|begrenzten) zugriff", "nicht weitergeleitet"),
    ),
    received=(
        "(?:wir )?haben ihre (?:nachricht|e-?mail|anfrage) erhalten",
        "ihre (?:nachricht|anfrage|e-?mail)…(?:eingegangen|erhalten|registriert)",
    ),
    thanks=(
        *("(?:vielen |besten |herzlichen )?danke?(?: schoe?n)?", "zur kenntnis"),
        *("ok", "in ordnung", "erhalten", "ist notiert", "notiert"),
        "(?:vielen )?danke? fue?r (?:die|ihre) (?:erinnerung|nachricht|e-?mail|mail)",
    ),
    greetings=("sehr geehrte[r]?", "guten (?:tag|morgen|abend)", "hallo", "liebe[r]?"),
    closings=(
        (
            "(?:mit )?(?:freundliche[nm]?|beste[nm]?|viele[n]?|liebe[n]?|schoe?ne[n]?"
            "|herzliche[n]?) (?:grue?ss(?:en|e)?|gruss)"
        ),
        *("mfg", "hochachtungsvoll", "vg", "lg"),
    ),
)
