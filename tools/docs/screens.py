"""Every menu, setting and scheduled action, as the addons' files have them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

APP = "Follow-up"
SETTINGS = ("credit.followup.settings", "res.config.settings")
# Settings without a label of their own have that of the company's field.
COMPANY = "res.company"


@dataclass(frozen=True)
class Menu:
    """A menu's words from the app down, and the addon that has each of them."""

    path: tuple[str, ...]
    addons: tuple[str, ...]


@dataclass(frozen=True)
class Setting:
    """A setting's title, and the labels that stand below it."""

    title: str
    labels: tuple[str, ...]


@cache
def menus(root: Path) -> tuple[Menu, ...]:
    """Return every menu, without the app itself."""
    items, actions = {}, {}
    for addon, tree in _files(root):
        for item in tree.iter("menuitem"):
            items[_id(addon, item.get("id"))] = (addon, item)
        for record in tree.iter("record"):
            if record.get("model", "").startswith("ir.actions."):
                actions[_id(addon, record.get("id"))] = _value(record, "name")
    found = [_menu(key, items, actions) for key in items]
    return tuple(menu for menu in found if menu.path)


@cache
def settings(root: Path) -> tuple[Setting, ...]:
    """Return every setting of the settings' views."""
    labels = _labels(root)
    found = []
    for _addon, tree in _files(root):
        for record in tree.iter("record"):
            if _value(record, "model") in SETTINGS:
                found += [_setting(tag, labels) for tag in record.iter("setting")]
    return tuple(found)


@cache
def scheduled(root: Path) -> tuple[str, ...]:
    """Return the name of every scheduled action."""
    return tuple(
        _value(record, "name")
        for _addon, tree in _files(root)
        for record in tree.iter("record")
        if record.get("model") == "ir.cron"
    )


def _menu(key: str, items: dict[str, Any], actions: dict[str, str]) -> Menu:
    """Return a menu below the app, or below what another module brings."""
    if key not in items:
        return Menu((), ())
    addon, item = items[key]
    name = item.get("name") or actions[_id(addon, item.get("action"))]
    if not item.get("parent"):
        return Menu((), ()) if name == APP else Menu((name,), (addon,))
    above = _menu(_id(addon, item.get("parent")), items, actions)
    return Menu((*above.path, name), (*above.addons, addon))


def _setting(tag: etree._Element, labels: dict[str, str]) -> Setting:
    """Return a setting; a field whose label is not found stands there by its name."""
    first = next((field.get("name", "") for field in tag.iter("field")), "")
    below = [
        one.get("string") or labels.get(one.get("for"), one.get("for"))
        for one in tag.iter("label", "button")
    ]
    return Setting(tag.get("string") or labels.get(first, first), tuple(below))


def _files(root: Path) -> Iterator[tuple[str, etree._Element]]:
    for path in sorted(root.glob("addons/*/**/*.xml")):
        folder = path.relative_to(root / "addons").parts
        if "static" not in folder:
            yield folder[0], etree.parse(path).getroot()


def _id(addon: str, name: str | None) -> str:
    return name if not name or "." in name else f"{addon}.{name}"


def _value(record: etree._Element, name: str) -> str:
    field = record.find(f"field[@name='{name}']")
    return (field.text or "") if field is not None else ""


def _labels(root: Path) -> dict[str, str]:
    """Return the label of each field of the company and of the settings."""
    found = {}
    for path in sorted(root.glob("addons/*/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and _extends(node):
                found |= dict(_labelled(node))
    return found


def _extends(node: ast.ClassDef) -> bool:
    return any(
        isinstance(one, ast.Assign)
        and isinstance(one.targets[0], ast.Name)
        and one.targets[0].id in ("_name", "_inherit")
        and isinstance(one.value, ast.Constant)
        and one.value.value in (COMPANY, *SETTINGS)
        for one in node.body
    )


def _labelled(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for one in node.body:
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Call):
            for keyword in one.value.keywords:
                if keyword.arg == "string" and isinstance(keyword.value, ast.Constant):
                    yield one.targets[0].id, keyword.value.value
