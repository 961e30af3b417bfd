"""How days are named, in each language, next to dates that are written in numbers."""

from . import calendar
from .rule import Times, When

EN = Times(
    days=(
        (When.TODAY, ("today", "this (?:morning|afternoon|evening)", "tonight")),
        (When.TOMORROW, ("tomorrow",)),
        (When.AFTER_TOMORROW, ("(?:the )?day after tomorrow",)),
        (When.YESTERDAY, ("yesterday",)),
        (When.BEFORE_YESTERDAY, ("(?:the )?day before yesterday",)),
        (When.IN_DAYS, ("(?:in|within)(?: the next)? {n} days?(?! ago)",)),
        (When.IN_WEEKS, ("(?:in|within)(?: the next)? {n} weeks?",)),
        (When.DAYS_AGO, ("{n} days? ago",)),
        (When.WEEKS_AGO, ("{n} weeks? ago",)),
        (When.THIS_WEEK, ("(?:the )?end of (?:the|this) week", "this week")),
        (When.NEXT_WEEK, ("(?:the )?(?:end of )?next week",)),
        (
            When.THIS_MONTH,
            ("(?:the )?end of (?:the|this) month", "this month", "month end"),
        ),
        (When.NEXT_MONTH, ("(?:the )?(?:end of )?next month",)),
        (When.LAST_WEEKDAY, ("last {weekday}",)),
        (
            When.WEEKDAY_OF_NEXT_WEEK,
            (
                *("next {weekday}", "{weekday},? (?:of |in )?next week"),
                "next week,?(?: on)? {weekday}",
            ),
        ),
        (
            When.WEEKDAY_AND_DAY,
            ("(?:next |this |coming )?{weekday},? (?:the )?{day}(?:st|nd|rd|th)?",),
        ),
        (
            When.DAY_OF_THIS_MONTH,
            ("{day}(?:st|nd|rd|th)?(?: day)? (?:of |in )?this month",),
        ),
        (
            When.DAY_OF_NEXT_MONTH,
            (
                "{day}(?:st|nd|rd|th)?(?: day)? (?:of |in )?(?:the )?next month",
                "(?:the )?next month,? (?:on )?the {day}(?:st|nd|rd|th)?",
            ),
        ),
        (
            When.UNREAD,
            (
                "{weekday} (?:week|fortnight|after|following|next(?! week))",
                r"{weekday},? (?:in |within )?(?!this|next|the|of)\w+ (?:day|week)s?",
                *("last {weekday} (?:of|in)", "{n} weeks? on {weekday}"),
                (
                    "(?:in|within)(?: the next)? {n} (?:days?|weeks?)"
                    " (?:from|after|of|following)(?! now| today)"
                ),
            ),
        ),
    ),
    away=(
        "(?<!per )(?:days?|weeks?|months|a month) (?:from|after|following|of|before)",
        *("after(?: the)?", "(?:not|never)(?: on| by| before| until| this| the)*"),
        "(?:early|mid|middle of|beginning of|start of|half of)(?: in)?(?: the)?",
        *("(?:first|second|third|fourth|every|each)", "(?:instead of|rather than)"),
    ),
    calendar=calendar.EN,
)

FR = Times(
    days=(
        (
            When.TODAY,
            ("aujourd'?hui", "ce (?:jour|matin|soir|midi)", "cet apres-midi"),
        ),
        (When.TOMORROW, ("demain(?: matin| soir)?",)),
        (When.AFTER_TOMORROW, ("apres[ -]demain",)),
        (When.YESTERDAY, ("hier(?: matin| soir)?",)),
        (When.BEFORE_YESTERDAY, ("avant[ -]hier",)),
        (
            When.IN_DAYS,
            (
                (
                    r"(?:dans|sous|d'ici|endeans)(?: les)? {n} jours?"
                    r"(?! (?:ouvr|francs|apres))"
                ),
            ),
        ),
        (When.IN_WEEKS, ("(?:dans|sous|d'ici|endeans)(?: les)? {n} semaines?",)),
        (When.DAYS_AGO, ("il y a {n} jours?",)),
        (When.WEEKS_AGO, ("il y a {n} semaines?",)),
        (
            When.THIS_WEEK,
            ("(?:la )?fin de (?:la |cette )?semaine(?! prochaine)", "cette semaine"),
        ),
        (When.NEXT_WEEK, ("(?:la )?(?:fin de (?:la )?)?semaine prochaine",)),
        (
            When.THIS_MONTH,
            ("(?:la )?fin (?:du|de|de ce) mois(?! prochain)", "ce mois(?:-ci)?"),
        ),
        (When.NEXT_MONTH, ("(?:la )?(?:fin du |le )?mois prochain",)),
        (When.LAST_WEEKDAY, ("{weekday} (?:dernier|passe)",)),
        (
            When.WEEKDAY_OF_NEXT_WEEK,
            (
                *("{weekday} (?:de )?(?:la )?semaine prochaine", "{weekday} en huit"),
                "(?:la )?semaine prochaine,?(?: le)? {weekday}",
            ),
        ),
        (
            When.WEEKDAY_AND_DAY,
            ("{weekday}(?: prochain)?,? (?:le )?{day}(?:er)?",),
        ),
        (
            When.DAY_OF_THIS_MONTH,
            ("{day}(?:er)? (?:(?:de )?ce mois(?:-ci)?|(?:du mois )?courant)",),
        ),
        (
            When.DAY_OF_NEXT_MONTH,
            (
                "{day}(?:er)? (?:du )?mois (?:prochain|suivant)",
                "(?:le )?mois prochain,? le {day}(?:er)?",
            ),
        ),
        (
            When.UNREAD,
            (
                "{weekday} (?:en quinze|d'apres|apres|suivant|de la semaine suivante)",
                r"{weekday},? (?:dans|sous|d'ici|en) \w+ (?:jours?|semaines?)",
                "dernier {weekday} d(?:u|e|')",
                (
                    "(?:dans|sous|d'ici|endeans)(?: les)? {n} (?:jours?|semaines?)"
                    " (?:apres|a (?:compter|partir)|de|suivant|qui suivent)"
                ),
            ),
        ),
    ),
    away=(
        "(?<!par )(?:jours?|semaines?|mois) (?:apres|avant|suivant)(?: le| la)?",
        "(?<!par )(?:jours?|semaines?|mois) a (?:compter|partir) d[eu](?: la)?",
        *("apres(?: le| la)?", "(?:pas|jamais)(?: le| ce| avant)*"),
        "(?:debut|mi|milieu)(?: de| du| de la| le)?",
        *("(?:premier|deuxieme|troisieme|chaque)", "(?:au lieu d[eu]|plutot que)"),
    ),
    calendar=calendar.FR,
)

NL = Times(
    days=(
        (When.TODAY, ("vandaag", "van(?:morgen|middag|avond|ochtend)")),
        (
            When.TOMORROW,
            (r"(?<!goede )(?<!goeie )(?<!over )morgen(?:vroeg|ochtend|middag)?",),
        ),
        (When.AFTER_TOMORROW, ("overmorgen",)),
        (When.YESTERDAY, ("gisteren(?:avond|morgen|middag)?",)),
        (When.BEFORE_YESTERDAY, ("eergisteren",)),
        (When.IN_DAYS, ("(?:binnen|over)(?: de)? {n} dag(?:en)?",)),
        (When.IN_WEEKS, ("(?:binnen|over)(?: de)? {n} we(?:ek|ken)",)),
        (When.DAYS_AGO, ("{n} dag(?:en)? geleden",)),
        (When.WEEKS_AGO, ("{n} we(?:ek|ken) geleden",)),
        (
            When.THIS_WEEK,
            ("(?:het )?einde? (?:van )?(?:de |deze )?week", "deze week"),
        ),
        (
            When.NEXT_WEEK,
            ("(?:(?:het )?einde? (?:van )?)?(?:de )?volgende week",),
        ),
        (
            When.THIS_MONTH,
            (
                "(?:het )?einde? (?:van )?(?:de |deze )?maand",
                "deze maand",
                "maandeinde",
            ),
        ),
        (When.NEXT_MONTH, ("(?:(?:het )?einde? (?:van )?)?(?:de )?volgende maand",)),
        (When.LAST_WEEKDAY, ("(?:vorige|afgelopen|voorbije) {weekday}",)),
        (
            When.WEEKDAY_OF_NEXT_WEEK,
            (
                *(
                    "volgende {weekday}",
                    "{weekday},? (?:van |in )?(?:de )?volgende week",
                ),
                "volgende week,?(?: op)? {weekday}",
            ),
        ),
        (
            When.WEEKDAY_AND_DAY,
            (r"(?:\w+e )?{weekday},? (?:de )?{day}(?:ste|de|e)?",),
        ),
        (
            When.DAY_OF_THIS_MONTH,
            ("{day}(?:ste|de|e)? (?:(?:van )?(?:deze|de lopende) maand|dezer)",),
        ),
        (
            When.DAY_OF_NEXT_MONTH,
            (
                "{day}(?:ste|de|e)? (?:van )?(?:de )?volgende maand",
                "(?:de )?volgende maand,? op (?:de )?{day}(?:ste|de|e)?",
            ),
        ),
        (
            When.UNREAD,
            (
                "{weekday} (?:na|nadien|daarna|daarop)",
                r"{weekday},? (?:over|binnen|in) (?!deze)\w+ (?:dag|dagen|week|weken)",
                "laatste {weekday} van",
                (
                    "(?:binnen|over)(?: de)? {n} (?:dag(?:en)?|we(?:ek|ken))"
                    " (?:na|vanaf)"
                ),
            ),
        ),
    ),
    away=(
        "(?<!per )(?:dag|dagen|week|weken|maanden|een maand) (?:na|voor|vanaf)(?: de)?",
        *("na(?: de)?", "(?:niet|nooit)(?: op| voor| tegen| deze)*"),
        "(?:begin|midden|half)(?: van)?(?: de)?",
        *("(?:eerste|tweede|derde|elke|iedere)", "in plaats van"),
    ),
    calendar=calendar.NL,
)

DE = Times(
    days=(
        (When.TODAY, ("heute(?: (?:morgen|frue?h|vormittag|nachmittag|abend))?",)),
        (When.TOMORROW, (r"(?<!guten )(?<!schonen )morgen(?: frue?h| vormittag)?",)),
        (When.AFTER_TOMORROW, ("ue?bermorgen",)),
        (When.YESTERDAY, ("gestern(?: (?:morgen|frue?h|abend|nachmittag))?",)),
        (When.BEFORE_YESTERDAY, ("vorgestern",)),
        (
            When.IN_DAYS,
            ("(?:in|binnen|innerhalb)(?: von| der nae?chsten)? {n} tag(?:en|e)?",),
        ),
        (
            When.IN_WEEKS,
            ("(?:in|binnen|innerhalb)(?: von| der nae?chsten)? {n} wochen?",),
        ),
        (When.DAYS_AGO, ("vor {n} tag(?:en)?",)),
        (When.WEEKS_AGO, ("vor {n} wochen?",)),
        (
            When.THIS_WEEK,
            ("ende (?:der |dieser )?woche", "diese[r]? woche", "wochenende"),
        ),
        (When.NEXT_WEEK, ("(?:ende )?(?:der )?(?:nae?chste|kommende)[rn]? woche",)),
        (
            When.THIS_MONTH,
            ("(?:ende (?:des |dieses )?monats?)", "monatsende", "diesen monat"),
        ),
        (When.NEXT_MONTH, ("(?:ende )?(?:des )?(?:nae?chsten|kommenden) monats?",)),
        (When.LAST_WEEKDAY, ("(?:letzten|vergangenen|vorigen) {weekday}",)),
        (
            When.WEEKDAY_OF_NEXT_WEEK,
            (
                "{weekday},? (?:in )?(?:der )?(?:nae?chste|kommende)[rn]? woche",
                "(?:nae?chste|kommende)[rn]? woche,?(?: am)? {weekday}",
            ),
        ),
        (
            When.WEEKDAY_AND_DAY,
            ("(?:(?:nae?chste|kommende)[rn] )?{weekday},? (?:de[nmr] )?{day}\\.?",),
        ),
        (
            When.DAY_OF_THIS_MONTH,
            ("{day}\\.? (?:dieses|des laufenden|des) monats",),
        ),
        (
            When.DAY_OF_NEXT_MONTH,
            (
                "{day}\\.? (?:des )?(?:nae?chsten|kommenden|folgenden) monats",
                "(?:nae?chsten|kommenden) monat,? am {day}\\.?",
            ),
        ),
        (
            When.UNREAD,
            (
                "{weekday} (?:ue?bernae?chste[rn]?|darauf|danach|nach)",
                r"{weekday},? (?:in|binnen) (?!dieser)\w+ (?:tag(?:en)?|wochen?)",
                "letzten {weekday} (?:im|des)",
                (
                    "(?:in|binnen|innerhalb)(?: von)? {n} (?:tag(?:en|e)?|wochen?)"
                    " (?:nach|ab|seit|von)"
                ),
            ),
        ),
    ),
    away=(
        "(?<!pro )(?:tage?n?|wochen?|monaten?|einem monat) (?:nach|vor|ab)(?: de[mr])?",
        *("nach(?: de[mnr])?", "(?:nicht|nie)(?: am| vor| vor dem| bis)*"),
        "(?:anfang|mitte)(?: de[rs])?",
        *("(?:erste[nrm]?|zweite[nrm]?|dritte[nrm]?|jede[nrm]?)", "statt(?: am)?"),
    ),
    calendar=calendar.DE,
)
