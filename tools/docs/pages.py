"""What a page of the documents points to, and where one can point into it."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

PAGES = (
    "README.md",
    "CHANGELOG.md",
    "docs/**/*.md",
    "docs/**/*.rst",
    "docs/**/*.html",
    "addons/*/README.rst",
    "addons/*/static/description/index.html",
)
FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
MARKDOWN_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)|^\[[^\]]+\]:\s+(\S+)", re.MULTILINE)
RST_LINK = re.compile(
    r"<([^<>`\s]+)>`_|^\.\. (?:image|figure)::\s+(\S+)|^\.\. _[^:]+:\s+(\S+)",
    re.MULTILINE,
)


def pages(root: Path) -> list[Path]:
    """Return every page whose links are looked at."""
    return sorted({path for pattern in PAGES for path in root.glob(pattern)})


def links(path: Path) -> Iterator[tuple[int, str]]:
    """Yield what a page points to, with the line."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        yield from _tags(text).links
        return
    plain = without_code(text) if path.suffix == ".md" else text
    pattern = MARKDOWN_LINK if path.suffix == ".md" else RST_LINK
    for found in pattern.finditer(plain):
        line = plain.count("\n", 0, found.start()) + 1
        yield line, next(filter(None, found.groups()))
    if path.suffix == ".md":
        yield from _tags(plain).links


@cache
def anchors(path: Path) -> frozenset[str]:
    """Return the names in a page that a link may end with."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        titles = HEADING.findall(FENCED.sub("", text))
        return frozenset(_numbered(map(_slug, titles))) | _tags(without_code(text)).ids
    return _tags(text).ids


def without_code(text: str) -> str:
    """Return a Markdown text without its code; lines stay where they are."""
    plain = FENCED.sub(lambda found: "\n" * found[0].count("\n"), text)
    return CODE.sub("", plain)


def _slug(title: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title)
    return re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")


def _numbered(slugs: Iterator[str]) -> Iterator[str]:
    """Yield anchors as they are told apart when headings are alike."""
    seen: Counter[str] = Counter()
    for slug in slugs:
        yield f"{slug}-{seen[slug]}" if seen[slug] else slug
        seen[slug] += 1


class _Tags(HTMLParser):
    """The links and names of an HTML text."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[int, str]] = []
        self.ids: frozenset[str] = frozenset()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag points to, and what it is called."""
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.links.append((self.getpos()[0], value))
            elif name in ("id", "name") and value:
                self.ids |= {value}


def _tags(text: str) -> _Tags:
    tags = _Tags()
    tags.feed(text)
    return tags
