"""What `make docs` finds: links, distances, menus, settings and words of the screens.

Each test breaks one thing in a small repository that has nothing wrong.
"""

import re

import pytest

from tools.addons import manifests
from tools.docs import handbooks, links, named, pages, screens
from tools.docs.__main__ import CHECKS
from tools.paths import ADDONS

# A picture is seen beside the text, on any line.
MOST_BYTES = 100_000
MENUS = """<odoo>
    <record id="action_item" model="ir.actions.act_window">
        <field name="name">Open items</field>
    </record>
    <menuitem id="menu_root" name="Follow-up" />
    <menuitem id="menu_customers" name="Customers" parent="menu_root" />
    <menuitem id="menu_item" parent="menu_customers" action="action_item" />
</odoo>"""
BRIDGE = """<odoo>
    <record id="action_case" model="ir.actions.act_window">
        <field name="name">Cases</field>
    </record>
    <menuitem id="menu_case" parent="credit_followup.menu_customers"
        action="action_case" />
</odoo>"""
SETTINGS = """<odoo>
    <record id="view" model="ir.ui.view">
        <field name="model">credit.followup.settings</field>
        <field name="arch" type="xml">
            <form>
                <setting string="Test mode">
                    <field name="test" />
                    <label for="mailbox" /><field name="mailbox" />
                </setting>
                <setting><field name="thanks" /></setting>
                <setting string="Holidays"><button string="Add them" /></setting>
            </form>
        </field>
    </record>
</odoo>"""
COMPANY = """
class ResCompany(models.Model):
    _inherit = "res.company"

    test = fields.Boolean(string="Test")
    mailbox = fields.Char(string="Test mailbox")
    thanks = fields.Boolean(string="Thank for payments")
"""
CRON = """<odoo>
    <record id="night" model="ir.cron"><field name="name">The night</field></record>
</odoo>"""
ENGLISH = {
    *("Follow-up", "Customers", "Open items", "Cases", "Test mode", "Test mailbox"),
    *("Thank for payments", "Holidays", "Add them", "The night"),
}
SETTING = "docs/administrator.md: setting not named"
FRENCH = {"Customers": "Clients", "Open items": "Postes ouverts", "Cases": "Dossiers"}
FILES = {
    "README.md": "# Start\n\n[All](docs/README.md), [why](docs/decisions/)\n",
    "docs/README.md": "[One](accountant.md#the-day-1-2), [deux](comptable.md), "
    "[three](administrator.md)\n",
    "docs/accountant.md": "## The `day` (1, 2)\n\n*Customers → Open items*\n"
    "*Follow-up → Customers → Cases*\n",
    "docs/comptable.md": "**Menus**: *Clients → Postes ouverts* *Clients → Dossiers*\n",
    "docs/administrator.md": "| *Test mode* | *Test mailbox* |\n"
    "| *Thank for payments* | |\n| *Holidays* | *Add them* |\n*The night*\n",
    "docs/decisions/001.md": "# 1. Once there was *Customers → Gone*\n",
    "addons/credit_followup/__manifest__.py": '{"name": "Credit Follow-up"}',
    "addons/credit_followup/views/menus.xml": MENUS,
    "addons/credit_followup/wizard/settings.xml": SETTINGS,
    "addons/credit_followup/data/ir_cron.xml": CRON,
    "addons/credit_followup/models/company.py": COMPANY,
    "addons/credit_followup_court/views/menus.xml": BRIDGE,
}


def catalogue(words: dict[str, str]) -> str:
    """Return a catalogue of these words."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    terms = [f'msgid "{one}"\nmsgstr "{said}"\n' for one, said in words.items()]
    return head + "\n".join(terms)


@pytest.fixture
def root(tmp_path):
    """A repository whose documents are right."""
    i18n = "addons/credit_followup/i18n"
    court = "addons/credit_followup_court/i18n/fr.po"
    written = {
        **FILES,
        f"{i18n}/credit_followup.pot": catalogue(dict.fromkeys(ENGLISH, "")),
        f"{i18n}/fr.po": catalogue({**FRENCH, "Cases": "Affaires"}),
        court: catalogue({"Cases": "Dossiers"}),
    }
    for name, text in written.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def change(root, name, old, new):
    """Write other words into a file."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_wrong_with_what_is_right(root):
    assert [remark for check in CHECKS for remark in check(root)] == []


def test_a_link_to_no_file_is_found(root):
    change(root, "README.md", "# Start", "# Start\n\n![A](docs/gone.png)")
    assert links.broken(root) == ["README.md:3: docs/gone.png: no such file"]


def test_an_anchor_to_no_heading_is_found(root):
    change(root, "docs/README.md", "#the-day-1-2", "#the-day")
    assert links.broken(root) == [
        "docs/README.md:1: accountant.md#the-day: no such heading"
    ]


def test_a_link_out_of_the_repository_is_found(root):
    change(root, "docs/accountant.md", "## The", "[Out](../../x.md)\n## The")
    assert links.broken(root) == [
        "docs/accountant.md:1: ../../x.md: leads out of the repository"
    ]


def test_pictures_of_a_description_are_looked_up(root):
    page = root / "addons/credit_followup/static/description/index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<p id="top"><a href="#top">Up</a>\n<img src="gone.png" /></p>')
    place = "addons/credit_followup/static/description/index.html:2"
    assert links.broken(root) == [f"{place}: gone.png: no such file"]


def test_a_link_of_a_readme_in_rst_is_looked_up(root):
    page = root / "addons/credit_followup/README.rst"
    page.write_text("`Here <gone.rst>`_\n\n.. image:: no.png\n")
    assert [remark.split(": ")[1] for remark in links.broken(root)] == [
        "gone.rst",
        "no.png",
    ]


def test_links_in_code_and_on_the_web_are_left_alone(root):
    code = "```\n[A](gone.md)\n```\n`[B](gone.md)` [C](https://example.com/gone)\n"
    (root / "docs/accountant.md").open("a").write(code)
    assert links.broken(root) == []


def test_headings_that_are_alike_have_anchors_of_their_own(root):
    page = root / "docs/twice.md"
    page.write_text("# Paid\n\n## Paid\n\n```\n# no heading\n```\n")
    assert pages.anchors(page) == {"paid", "paid-1"}


def test_a_document_that_nobody_reaches_in_two_clicks_is_found(root):
    (root / "docs/lost.md").write_text("# Lost\n")
    change(root, "docs/accountant.md", "## The", "[Third](lost.md)\n## The")
    assert links.far(root) == ["docs/lost.md: more than 2 clicks from README.md"]


def test_a_menu_that_is_not_named_is_found(root):
    change(root, "docs/accountant.md", "Open items", "open items")
    assert named.unnamed(root) == [
        "docs/accountant.md: menu not named: Customers → Open items"
    ]


def test_a_menu_that_is_not_named_in_french_is_found(root):
    change(root, "docs/comptable.md", "*Clients → Dossiers*", "")
    assert named.unnamed(root) == [
        "docs/comptable.md: menu not named: Clients → Dossiers"
    ]


def test_a_setting_that_is_not_named_is_found(root):
    change(root, "docs/administrator.md", "*Thank for", "*Thanks for")
    assert named.unnamed(root) == [f"{SETTING}: Thank for payments: Thank for payments"]


def test_a_label_below_a_setting_stands_on_the_line_of_the_setting(root):
    change(root, "docs/administrator.md", "| *Test mailbox*", "|\n| *Test mailbox*")
    assert named.unnamed(root) == [f"{SETTING}: Test mode: Test mailbox"]


def test_a_scheduled_action_that_is_not_named_is_found(root):
    change(root, "docs/administrator.md", "*The night*", "The night")
    assert named.unnamed(root) == [
        "docs/administrator.md: scheduled action not named: The night"
    ]


def test_a_path_that_no_screen_has_is_found(root):
    change(root, "docs/accountant.md", "## The", "*Customers → Item*\n## The")
    change(
        root,
        "docs/administrator.md",
        "| *Test mode",
        "| *Settings → Gone* | *Test mode",
    )
    assert named.gone(root) == [
        "docs/accountant.md:1: no such menu: Customers → Item",
        "docs/administrator.md:1: no such menu: Settings → Gone",
    ]


def test_words_that_no_screen_has_are_found(root):
    change(root, "docs/accountant.md", "## The", "Press *Send all*.\n\n## The")
    change(root, "docs/comptable.md", "**Menus", "*Cases* **Menus")
    assert handbooks.unknown(root) == [
        "docs/accountant.md:1: not on the screen: Send all",
        "docs/comptable.md:1: not on the screen: Cases",
    ]


def test_screens_are_read_as_odoo_shows_them(root):
    assert [menu.path for menu in screens.menus(root)] == [
        ("Customers",),
        ("Customers", "Open items"),
        ("Customers", "Cases"),
    ]
    assert [(one.title, one.labels) for one in screens.settings(root)] == [
        ("Test mode", ("Test mailbox",)),
        ("Thank for payments", ()),
        ("Holidays", ("Add them",)),
    ]


@pytest.mark.parametrize("addon", sorted(manifests()))
def test_an_addon_says_what_it_is_without_any_program(addon):
    """Odoo's page of apps takes plain HTML, and pictures from beside it."""
    folder = ADDONS / addon / "static" / "description"
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<script|<style|<link|<iframe|\bon\w+=|https?:", page)
    pictures = re.findall(r'src="([^"]*)"', page)
    assert len(pictures) == page.count('alt="')
    assert all((folder / name).stat().st_size < MOST_BYTES for name in pictures)
