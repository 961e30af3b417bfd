"""What many share, so that having it in common says nothing of whom one deals with."""

import re

# Mail anybody may open or gets with his line: thousands share the part behind the @.
# Free ones of the world first, then those of telephone and cable companies.
_DOMAINS = """
    gmail.com googlemail.com aol.com aim.com icloud.com me.com mac.com msn.com
    passport.com rocketmail.com ymail.com mail.com email.com usa.com post.com
    consultant.com europe.com hushmail.com fastmail.com fastmail.fm proton.me
    protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com
    tutamail.com mailbox.org posteo.de posteo.net riseup.net disroot.org runbox.com
    inbox.com inbox.lv zohomail.com zohomail.eu zoho.com hey.com duck.com
    yandex.com yandex.ru ya.ru mail.ru bk.ru list.ru inbox.ru rambler.ru ukr.net i.ua
    qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com
    139.com 189.cn naver.com hanmail.net daum.net nate.com rediffmail.com uol.com.br
    bol.com.br terra.com.br ig.com.br abv.bg mail.bg seznam.cz centrum.cz email.cz
    post.cz volny.cz azet.sk zoznam.sk wp.pl o2.pl onet.pl onet.eu op.pl interia.pl
    interia.eu poczta.fm gazeta.pl tlen.pl freemail.hu citromail.hu indamail.hu
    walla.com walla.co.il maktoob.com laposte.net caramail.com web.de email.de
    freenet.de mail.de arcor.de lycos.com excite.com libero.it virgilio.it tiscali.it
    inwind.it iol.it alice.it tin.it tim.it pec.it sapo.pt mail.ee hot.ee one.lt
    mailinator.com yopmail.com guerrillamail.com 10minutemail.com tempmail.com
    skynet.be proximus.be belgacom.net telenet.be pandora.be scarlet.be voo.be
    brutele.be base.be edpnet.be pt.lu internet.lu vo.lu orange.fr wanadoo.fr free.fr
    sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr aliceadsl.fr 9online.fr
    ziggo.nl kpnmail.nl planet.nl hetnet.nl home.nl xs4all.nl chello.nl upcmail.nl
    casema.nl quicknet.nl zonnet.nl online.nl t-online.de vodafone.de vodafone.nl
    kabelmail.de unitymail.de aon.at chello.at a1.net bluewin.ch sunrise.ch hispeed.ch
    swissonline.ch btinternet.com btopenworld.com sky.com virginmedia.com ntlworld.com
    talktalk.net blueyonder.co.uk eircom.net telefonica.net movistar.es telia.com
    bredband.net comhem.se tele2.se online.no telenor.no elisanet.fi kolumbus.fi
    saunalahti.fi luukku.com suomi24.fi otenet.gr forthnet.gr comcast.net verizon.net
    att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net optonline.net
    rogers.com shaw.ca sympatico.ca videotron.ca bigpond.com bigpond.net.au
    optusnet.com.au xtra.co.nz
"""
PUBLIC_DOMAINS = frozenset(_DOMAINS.split())
# Providers that are the same under the ending of each country.
PUBLIC_FAMILIES = frozenset(
    {"aol", "gmx", "hotmail", "live", "outlook", "windowslive", "yahoo", "yandex"}
)
# Kept for examples, by RFC 2606 and by habit: nobody has his mail there.
_NOBODY = re.compile(
    r"(?:.*\.)?(?:example\.(?:com|net|org)|test\.com|localhost|domain\.com"
    r"|.*\.(?:test|example|invalid|localhost))"
)

# What stands where nothing is known, in small letters, words parted by a blank.
_PLACEHOLDERS = frozenset(
    {
        *(
            "a completer",
            "aucun",
            "blank",
            "dummy",
            "empty",
            "false",
            "geen",
            "inconnu",
        ),
        *("keine", "n a", "n v t", "na", "neant", "nihil", "nil", "no", "none", "null"),
        *("nvt", "onbekend", "sans", "tbd", "test", "test test", "todo", "unbekannt"),
        *("unknown", "x", "xx", "xxx", "xxxx"),
    }
)

# The words that say which form a company has, by their letters: "S.A." is "sa". Those
# of the registers of Europe and of the English-speaking world; what is missing here
# leaves a match unseen, and makes none.
_FORMS = """
    ltd limited plc llc llp lp inc incorporated corp corporation company co pty pvt
    gmbh ggmbh mbh ag kg kgaa ohg gbr ug ek eg eu se sce sa sas sasu sarl sarls eurl
    sci scop snc sca scs srl srls spa sapa sprl bv bvba nv cv cvba cvoa vof scrl
    scrlfs asbl vzw aisbl ivzw gcv commv comm va ab hb kb as asa aps ans da is oy oyj
    ky ry sro spol zoo spzoo spj kft rt zrt nyrt bt doo dd jdoo ood eood ad ead uab mb
    sia ou lda limitada ltda sl slu slne slp scoop ae epe ike oe ee pc ehf hf gie geie
"""
_SPACED = sorted((" ?".join(one) for one in _FORMS.split()), key=len, reverse=True)
_LEGAL_FORM = re.compile(r"\b(?:sp z ?o ?o|" + "|".join(_SPACED) + r")\b")


def is_public(domain: str) -> bool:
    """Tell whether people who have nothing to do with each other share a domain.

    >>> is_public("hotmail.be"), is_public("acme.be")
    (True, False)
    """
    family = domain.partition(".")[0]
    return domain in PUBLIC_DOMAINS or family in PUBLIC_FAMILIES or is_nobodys(domain)


def is_nobodys(domain: str) -> bool:
    """Tell whether a domain is kept for examples."""
    return _NOBODY.fullmatch(domain) is not None


def is_placeholder(plain: str) -> bool:
    """Tell whether a plain text stands where nothing is known, or is one digit again.

    >>> is_placeholder("n a"), is_placeholder("0000"), is_placeholder("acme")
    (True, True, False)
    """
    letters = set(plain) - {" "}
    is_one_digit = len(letters) == 1 and letters.pop().isdigit()
    return not plain or plain in _PLACEHOLDERS or is_one_digit


def without_form(plain: str) -> str:
    """Return a company's plain name without the words for its legal form.

    >>> without_form("acme s r l"), without_form("nordlicht gmbh co kg").split()
    ('acme ', ['nordlicht'])
    """
    return _LEGAL_FORM.sub("", plain)
