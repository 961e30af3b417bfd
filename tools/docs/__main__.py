"""`make docs`: which links lead nowhere, and what of the screens nobody names."""

from tools.console import main, say
from tools.docs import handbooks, links, named
from tools.paths import ROOT

CHECKS = (links.broken, links.far, named.unnamed, named.gone, handbooks.unknown)


def docs() -> int:
    """Return 1 when something is wrong with the documents."""
    wrong = [remark for check in CHECKS for remark in check(ROOT)]
    for remark in wrong:
        say(remark)
    say(f"docs: {f'{len(wrong)} remarks' if wrong else 'no remark'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    main(docs)
