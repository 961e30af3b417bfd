"""What of the screens the handbooks name, and paths that no screen has."""

from collections.abc import Iterator
from pathlib import Path

from tools.docs import words
from tools.docs.screens import Menu, menus, scheduled, settings

# Which handbook names every menu, in which language; and which one all settings.
HANDBOOKS = {"docs/accountant.md": "", "docs/comptable.md": "fr"}
ADMINISTRATOR = "docs/administrator.md"
SETTINGS = "Settings"
APPS = ("Follow-up", "Relances")
CONFIGURED = ("Configuration", SETTINGS)
# Reasons of decisions speak of what was, too.
TODAY = ("README.md", "docs/*.md")
ODOO = "Technical"  # Odoo's own settings


def unnamed(root: Path) -> list[str]:
    """Say which menu, setting or scheduled action the handbooks leave out."""
    return [
        *_unnamed_menus(root),
        *_unnamed_settings(root),
        *_unnamed_scheduled(root),
    ]


def gone(root: Path) -> list[str]:
    """Say which paths in the documents no screen has."""
    return [
        f"{page.relative_to(root)}:{line}: no such menu: {words.ARROW.join(path)}"
        for page in sorted(page for one in TODAY for page in root.glob(one))
        for line, path in _gone(page, _known(root, _language(root, page)))
    ]


def _gone(
    page: Path, known: set[tuple[str, ...]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield what begins as a menu and goes on as none."""
    tops = {path[0] for path in known if len(path) > 1}
    for line, path in words.in_italics(page):
        own = _below_the_app(path)
        if len(own) > 1 and own[0] in tops and own not in known:
            yield line, path


def _language(root: Path, page: Path) -> str:
    return HANDBOOKS.get(str(page.relative_to(root)), "")


def _unnamed_menus(root: Path) -> Iterator[str]:
    """Yield menus of which no handbook has the path, nor one that goes on from it."""
    for book, language in HANDBOOKS.items():
        said = _paths(root / book)
        for path in sorted(_menus(root, language)):
            if not any(one[: len(path)] == path for one in said):
                yield f"{book}: menu not named: {words.ARROW.join(path)}"


def _unnamed_settings(root: Path) -> Iterator[str]:
    """Yield settings that have no line with their title and all their labels."""
    lines: dict[int, set[str]] = {}
    for number, path in words.in_italics(root / ADMINISTRATOR):
        lines.setdefault(number, set()).update(path)
    for setting in settings(root):
        rows = [row for row in lines.values() if setting.title in row]
        lacks = [set(setting.labels) - row for row in rows] or [{setting.title}]
        for label in sorted(min(lacks, key=len)):
            yield f"{ADMINISTRATOR}: setting not named: {setting.title}: {label}"


def _unnamed_scheduled(root: Path) -> Iterator[str]:
    """Yield scheduled actions that the administrators' handbook leaves out."""
    said = _paths(root / ADMINISTRATOR)
    for name in scheduled(root):
        if (name,) not in said:
            yield f"{ADMINISTRATOR}: scheduled action not named: {name}"


def _known(root: Path, language: str) -> set[tuple[str, ...]]:
    """Return every path that leads somewhere, those into the settings included."""
    paths = _menus(root, language)
    if not language:
        titles = {setting.title for setting in settings(root)} | {ODOO}
        paths |= {(*top, one) for top in ((SETTINGS,), CONFIGURED) for one in titles}
        paths.add((SETTINGS, ODOO, "Scheduled Actions"))
    return paths


def _menus(root: Path, language: str) -> set[tuple[str, ...]]:
    return {_said(root, language, menu) for menu in menus(root)}


def _said(root: Path, language: str, menu: Menu) -> tuple[str, ...]:
    """Return a menu's path in a language, each word by the addon that has it."""
    if not language:
        return menu.path
    each = zip(menu.addons, menu.path, strict=True)
    return tuple(words.translated(root, language, addon, one) for addon, one in each)


def _below_the_app(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return a path without the app, which may be said or not."""
    return path[1:] if path[0] in APPS and len(path) > 1 else path


def _paths(page: Path) -> set[tuple[str, ...]]:
    return {_below_the_app(path) for _line, path in words.in_italics(page)}
