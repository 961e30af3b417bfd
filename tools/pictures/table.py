"""Each picture of the documents: where it is found, what is pressed, how large it is.

A name is that of the file in `docs/screenshots`.
"""

from typing import Any, NamedTuple

Domain = list[tuple[str, str, Any]]
# Companies of the demonstration.
MAKER, PRINTER = "Atelier Vandevelde", "Imprimerie Lenoir"
# One that Odoo's own demonstration brings, of which nothing is set up yet.
NEW = "BE Company CoA"
BASE, AGENCY = "credit_followup", "credit_followup_agency"
DASHBOARD = "credit_followup_dashboard"
ROW, CARD = ".o_data_row", ".o_kanban_record:not(.o_kanban_ghost)"
FOLLOW_UP = ".nav-link[name=followup]"
CASES = f"{AGENCY}.action_placement"
PAID_IN_PART: Domain = [("partner_id.name", "=", "Hôtel Beauregard")]


class Screen(NamedTuple):
    """A window of the web client.

    :ivar shows: what is there when the window is, as a CSS selector
    :ivar of: the newest of these records is shown, in its form; none: the action's view
    :ivar clicks: what is pressed one after the other, each once it is there; the name
        of an action in braces stands for its number
    :ivar part: the one element that is taken; the whole window otherwise
    """

    action: str
    shows: str
    of: Domain | None = None
    company: str = MAKER
    clicks: tuple[str, ...] = ()
    part: str = ""
    width: int = 1280
    height: int = 760


class Letter(NamedTuple):
    """The first page of a PDF file below the demonstration's folder."""

    file: str
    width: int = 700


class Mail(NamedTuple):
    """A message of the demonstration's mailbox."""

    file: str
    width: int = 700


SCREENS = {
    "cockpit": Screen(f"{BASE}.action_cockpit", CARD, width=1424),
    "run": Screen(
        f"{BASE}.action_run",
        f"[name=listed_action_ids] {ROW}",
        of=[("kind", "=", "nightly")],
        height=768,
    ),
    "proposal": Screen(
        f"{BASE}.action_action",
        "[name=message].active",
        of=[("state", "=", "proposed"), ("level_id.name", "=", "Formal notice")],
        clicks=(".nav-link[name=message]",),
        height=1180,
    ),
    "items": Screen(f"{BASE}.action_item", ROW, width=1500, height=786),
    "customer": Screen(
        f"{BASE}.action_customer",
        "[name=followup_sentence]",
        of=[("name", "=", "Hotel Belvédère")],
        clicks=(FOLLOW_UP,),
        height=880,
    ),
    "policy": Screen(f"{BASE}.action_policy", CARD, height=1100),
    "ageing": Screen(f"{BASE}.action_ageing", ".o_pivot_cell_value"),
    "calculator": Screen(f"{BASE}.action_calculator", "[name=sheet] table"),
    "guide": Screen(
        f"{BASE}.action_guide", "[name=followup_active]", company=NEW, height=1400
    ),
    "first-days": Screen(
        f"{BASE}.action_first_days", f"[name=step_ids] {ROW}", height=1150
    ),
    "dashboard": Screen(
        f"{DASHBOARD}.action_dashboard",
        ".o-spreadsheet .o-figure canvas",
        part=".o-grid-overlay",
        height=1600,
    ),
    "year": Screen(
        f"{BASE}.action_customer",
        "[name=followup_axis] svg",
        of=[("name", "=", "Menuiserie Dubois")],
        clicks=(FOLLOW_UP,),
        part="[name=followup_axis]",
        height=1400,
    ),
    "handover-board": Screen(CASES, CARD, company=PRINTER),
    "handover-case": Screen(
        CASES,
        f"[name=exchange_ids] {ROW}",
        of=PAID_IN_PART,
        company=PRINTER,
        clicks=(".nav-link[name=conversation]",),
        height=920,
    ),
    "handover-preview": Screen(
        CASES,
        ".modal-body table",
        of=PAID_IN_PART,
        company=PRINTER,
        clicks=("button[name=action_preview]",),
        height=820,
    ),
    "handover-say": Screen(
        CASES,
        ".modal-body [name=amount]",
        of=PAID_IN_PART,
        company=PRINTER,
        clicks=(
            f"button[name='{{{AGENCY}.action_say}}']",
            ".modal-body [name=kind] input",
            ".o_select_menu_item[data-choice-index='7']",  # a payment
        ),
        height=820,
    ),
    "handover-answer": Screen(
        f"{AGENCY}.action_feedback",
        f"[name=row_ids] {ROW}",
        of=[],
        company=PRINTER,
        height=718,
    ),
}
LETTERS = {"letter": Letter("final-demand.pdf")}
MAILS = {"mail": Mail("*-northsearentals-*.eml")}
NAMES = {*SCREENS, *LETTERS, *MAILS}
# Smaller ones for the list of apps: the addon, the file and the width.
REDUCED = {
    "cockpit": (BASE, "today", 800),
    "proposal": (BASE, "proposal", 800),
    "items": (BASE, "items", 800),
    "policy": (BASE, "policy", 800),
    "mail": (BASE, "mail", 560),
    "letter": (BASE, "letter", 560),
    "customer": (BASE, "customer", 800),
    "handover-board": (AGENCY, "board", 800),
    "handover-preview": (AGENCY, "preview", 800),
    "dashboard": (DASHBOARD, "dashboard", 640),
}
