"""Links, pictures and anchors that lead somewhere, and documents that are found."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from tools.docs import pages

START = "README.md"
DOCUMENTS = "docs/**/*.md"
MOST_CLICKS = 2
# What is not a file beside the page: it is not looked up.
ELSEWHERE = re.compile(r"^[a-z][a-z0-9+.-]*:|^//")


def broken(root: Path) -> list[str]:
    """Say which links of which pages lead nowhere."""
    found = []
    for page in pages.pages(root):
        for line, link in pages.links(page):
            if why := _wrong(root, page, link):
                found.append(f"{page.relative_to(root)}:{line}: {link}: {why}")
    return found


def far(root: Path) -> list[str]:
    """Say which documents a newcomer does not reach in two clicks."""
    near = {(root / START).resolve()}
    for _click in range(MOST_CLICKS):
        near |= {target for page in near for target in _targets(root, page)}
    return [
        f"{page.relative_to(root)}: more than {MOST_CLICKS} clicks from {START}"
        for page in sorted(root.glob(DOCUMENTS))
        if page.resolve() not in near
    ]


def _wrong(root: Path, page: Path, link: str) -> str:
    """Return why a link leads nowhere, or nothing."""
    if ELSEWHERE.match(link):
        return ""
    target, anchor = _target(page, link)
    if not target.is_relative_to(root.resolve()):
        return "leads out of the repository"
    if not target.exists():
        return "no such file"
    if anchor and target.suffix in (".md", ".html"):
        return "" if anchor in pages.anchors(target) else "no such heading"
    return ""


def _target(page: Path, link: str) -> tuple[Path, str]:
    """Return the file that a link means, and the place in it."""
    path, _sign, anchor = link.partition("#")
    target = page.parent / unquote(path.partition("?")[0]) if path else page
    return target.resolve(), unquote(anchor)


def _targets(root: Path, page: Path) -> Iterator[Path]:
    """Yield what is one click away; a folder shows its files."""
    if page.is_dir():
        yield from page.iterdir()
    elif page.suffix == ".md" and page.is_relative_to(root.resolve()):
        for _line, link in pages.links(page):
            if not ELSEWHERE.match(link):
                target = _target(page, link)[0]
                if target.exists():
                    yield target
