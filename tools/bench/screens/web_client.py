"""The requests of the web client for each kind of view, and the rows that they send."""

import ast
from typing import Any

from lxml import etree

PAGE = 80
COUNT_LIMIT = 10_001
SUMMED = ("integer", "float", "monetary")


def specification(env: Any, model: str, arch: Any) -> dict:
    """Return what the web client reads of each record for this view."""
    fields = env[model]._fields
    nodes = arch.xpath(
        ".//field[not(ancestor::field) and not(ancestor::groupby)"
        " and not(ancestor::searchpanel)]"
    )
    return {
        node.get("name"): _of_field(env, fields[node.get("name")], node)
        for node in nodes
        if node.get("name") in fields
    }


def _of_field(env: Any, field: Any, node: Any) -> dict:
    """Return what is read of one field: a name, or the rows of an embedded list."""
    hidden = node.get("invisible") in ("1", "True")
    if field.type == "many2one":
        return {"fields": {} if hidden else {"display_name": {}}}
    if field.type not in ("one2many", "many2many") or hidden:
        return {}
    embedded = next(iter(node.xpath("list | kanban")), None)
    if embedded is None:
        many = field.type == "many2many" and node.get("widget")
        return {"fields": {"display_name": {}}, "limit": 40} if many else {}
    return {
        "fields": specification(env, field.comodel_name, _detached(embedded)),
        "limit": int(embedded.get("limit") or 40),
        **({"order": order} if (order := embedded.get("default_order")) else {}),
    }


def _detached(node: Any) -> Any:
    """Return a view by itself: its fields have no field above them."""
    return etree.fromstring(etree.tostring(node))


def aggregates(env: Any, model: str, names: Any) -> list[str]:
    """Return the sums that the web client asks for of these fields."""
    described = env[model].fields_get(list(names))
    own = [one for one in described.items() if one[1].get("aggregator")]
    found = [
        f"{name}:{one['aggregator']}" for name, one in own if one["type"] in SUMMED
    ]
    for name, one in own:
        if currency := one.get("currency_field"):
            found += [f"{currency}:array_agg_distinct", f"{name}:sum_currency"]
    return list(dict.fromkeys(found))


# === ONE REQUEST OF EACH KIND; EACH RETURNS HOW MANY ROWS IT SENDS === #


def read_list(env: Any, model: str, arch: Any, domain: list, group: str) -> int:
    """Ask for a page of records, or of groups; an open group brings its first page."""
    spec = specification(env, model, arch)
    order = arch.get("default_order") or ""
    if not group:
        found = env[model].web_search_read(
            domain, spec, limit=_page(arch), order=order, count_limit=COUNT_LIMIT
        )
        return len(found["records"])
    return _groups(
        *(env, model, domain, group, spec, order),
        page=_page(arch),
        limit=int(arch.get("groups_limit") or PAGE),
        auto_unfold=bool(arch.get("expand")),
        sums=aggregates(env, model, spec),
    )


def read_kanban(env: Any, model: str, arch: Any, domain: list, group: str) -> int:
    """Ask for the columns with their cards, and for the bars above them."""
    group = group or arch.get("default_group_by") or ""
    spec = specification(env, model, arch)
    if not group:
        return read_list(env, model, arch, domain, "")
    sums: list[str] = []
    rows = 0
    if (bar := arch.find(".//progressbar")) is not None:
        sums = aggregates(env, model, filter(None, [bar.get("sum_field")]))
        colors = {
            "field": bar.get("field"),
            "colors": ast.literal_eval(bar.get("colors")),
        }
        rows = len(env[model].read_progress_bar(domain, group, colors))
    order = arch.get("default_order") or ""
    return rows + _groups(
        *(env, model, domain, group, spec, order),
        page=_page(arch),
        limit=None,
        auto_unfold=True,
        sums=sums,
    )


def _page(arch: Any) -> int:
    return int(arch.get("limit") or PAGE)


def _groups(
    env: Any, model: str, domain: list, group: str, spec: dict, order: str, **more: Any
) -> int:
    found = env[model].web_read_group(
        domain,
        [group],
        more["sums"],
        limit=more["limit"],
        order=order,
        auto_unfold=more["auto_unfold"],
        unfold_read_specification=spec,
        unfold_read_default_limit=more["page"],
    )["groups"]
    return len(found) + sum(len(one.get("__records", ())) for one in found)


def read_pivot(env: Any, model: str, arch: Any, domain: list, group: str) -> int:
    """Ask for the sums of rows and columns, and of their crossings."""
    fields = {kind: _fields_of(arch, kind) for kind in ("row", "col", "measure")}
    rows = [group] if group else fields["row"][:1]
    columns = fields["col"][:1]
    sets = [[], rows, columns, list(dict.fromkeys(rows + columns))]
    sets = list(map(list, dict.fromkeys(map(tuple, sets))))
    sums = aggregates(env, model, fields["measure"]) or ["__count"]
    found = env[model].formatted_read_grouping_sets(domain, sets, sums)
    return sum(map(len, found))


def read_graph(env: Any, model: str, arch: Any, domain: list, group: str) -> int:
    """Ask for the bars, lines or slices."""
    own = [group] if group else _fields_of(arch, None) + _fields_of(arch, "row")
    sums = aggregates(env, model, _fields_of(arch, "measure"))
    found = env[model].formatted_read_group(domain, own, ["__count", *sums])
    return len(found)


def _fields_of(arch: Any, kind: str | None) -> list[str]:
    nodes = [one for one in arch.iter("field") if one.get("type") == kind]
    return [
        f"{one.get('name')}:{one.get('interval')}"
        if one.get("interval")
        else one.get("name")
        for one in nodes
        if one.get("invisible") not in ("1", "True")
    ]


def read_form(env: Any, model: str, arch: Any, record: Any) -> int:
    """Ask for one record with its embedded lists, or for the defaults of a new one."""
    spec = specification(env, model, arch)
    if not record:
        env[model].onchange({}, [], spec)
        return 1
    (read,) = record.web_read(spec)
    return 1 + sum(len(one) for one in read.values() if isinstance(one, list))


READS = {
    "list": read_list,
    "kanban": read_kanban,
    "pivot": read_pivot,
    "graph": read_graph,
}
