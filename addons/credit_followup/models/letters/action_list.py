"""What a message of very many items lists itself, and the annex that lists them all."""

from ast import literal_eval
from functools import cache, partial

from odoo import api, models
from odoo.tools import SQL
from odoo.tools.misc import get_lang

from ...effects.channels.item_list import Column, Listing

# So many rows are read on a screen and printed in a moment; more are a document.
MOST_ROWS = 200
OLDEST_FIRST = "date_due, id"
BY_THREE = [3, 0]
FIXED_SPACE, FIXED_MINUS = "\N{NO-BREAK SPACE}", "-\N{ZERO WIDTH NO-BREAK SPACE}"

# Of a proposal that waits the night moves the day: how late is told as the table does.
_ITEMS = """
    SELECT COALESCE(name, ''), date_invoice, date_due,
           CASE WHEN %(waits)s AND date_due IS NOT NULL
                THEN GREATEST(%(day)s::date - date_due, 0)
                ELSE COALESCE(days_late, 0) END,
           COALESCE(amount_open, 0), COALESCE(amount_held, 0), move_line_id
      FROM credit_followup_action_line
     WHERE action_id = %(action)s
     ORDER BY date_due, id
"""


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    # === THE MESSAGE === #

    def _lists_apart(self):
        """Tell whether the items are too many for the message: an annex has them."""
        return self.item_count > MOST_ROWS

    def _lines_listed(self):
        """Return the lines that stand in the message: the oldest of very many."""
        if not self._lists_apart():
            return self.line_ids
        lines = self.env["credit.followup.action.line"]
        own = [("action_id", "=", self._origin.id)]
        return lines.search(own, order=OLDEST_FIRST, limit=MOST_ROWS)

    @api.model
    def _first_rows(self, rows):
        """Return as many of some rows as stand in a message."""
        return rows[:MOST_ROWS]

    def _count_listed(self):
        """Return how many items the message asks for, with those in the annex."""
        return self.item_count if self._lists_apart() else len(self.line_ids)

    def _rest_words(self):
        """Say which items stand in the annex only, nothing where none does."""
        if not self._lists_apart():
            return False
        lines = self._lines_listed()
        count = self.item_count - len(lines)
        rest = self.amount_claimed - sum(lines.mapped("amount_open"))
        said = {"amount": self._money(rest), "annex": self._list_title()}
        if count == 1:
            return self.env._(
                "For your convenience, one further invoice of %(amount)s is listed, "
                "together with these, in the annex “%(annex)s”.",
                **said,
            )
        return self.env._(
            "For your convenience, %(count)s further invoices for a total of "
            "%(amount)s are listed, together with these, in the annex “%(annex)s”.",
            count=count,
            **said,
        )

    # === THE ANNEX === #

    def _list_title(self):
        return self.env._("List of invoices")

    def _list_file_name(self):
        return f"{self._list_title()} {self.reference}.pdf"

    def _item_listing(self):
        """Return the list of all items, worded as the message is.

        A column in which nothing stands is left out.
        """
        self.ensure_one()
        found = [one for one in self._item_columns() if any(one[1])]
        columns, cells, totals = zip(*found, strict=True)
        rows = list(zip(*cells, strict=True))
        return Listing(self._list_title(), self._list_head(), columns, rows, totals)

    def _list_head(self):
        """Say whose list it is, and of which message."""
        return (
            self.env._(
                "Invoices of %(company)s to %(customer)s",
                company=self.company_id.name,
                customer=self.partner_id.name or "",
            ),
            self.env._(
                "Message %(reference)s of %(day)s",
                reference=self.reference,
                day=self._day(self.date),
            ),
            self.env._(
                "Reference of the transfer: %(reference)s",
                reference=self._communication() or "",
            ),
        )

    def _item_columns(self):
        """Return the columns of the list: ``(column, cells, cell of the total)``."""
        names, invoiced, due, late, amounts, held, keys = self._item_values()
        day, money = partial(self._day, length="medium"), self._money_words()
        late = [str(one or "") for one in late]
        open_ = [*map(money, amounts)]
        aside = [money(one) if one else "" for one in held]
        number = partial(Column, is_number=True)
        return [
            (Column(self.env._("Invoice")), names, self.env._("Total")),
            (Column(self.env._("Date")), [*map(day, invoiced)], ""),
            (Column(self.env._("Due on")), [*map(day, due)], ""),
            (number(self.env._("Days late")), late, ""),
            (number(self.env._("Amount")), open_, money(self.amount_claimed)),
            (number(self.env._("Set aside")), aside, money(sum(held))),
            *self._charge_columns(names, keys, money),
        ]

    def _item_values(self):
        """Return numbers, dates, days late, amounts and keys of all items, by column.

        By one statement: 50,000 records of the ORM take longer than all of the list.
        """
        self.env["credit.followup.action.line"].flush_model()
        query = SQL(
            _ITEMS,
            action=self._origin.id,
            waits=self.state == "proposed",
            day=self.date,
        )
        return [*zip(*self.env.execute_query(query), strict=True)]

    def _charge_columns(self, names, keys, money):
        """Return what each item bears, where the message claims it: no slices of it.

        The calculation of the items in the message shows how it is reckoned.
        """
        sheet = {one["ref"]: one for one in self._sheet().get("items", ())}
        if not sheet:
            return []
        # An invoice that is due in parts is named with the key of the part.
        items = [
            sheet.get(f"{name} / {key}") or sheet.get(name)
            for name, key in zip(names, keys, strict=True)
        ]
        heads = {
            "interest_accrued": self.env._("Interest"),
            "compensation_accrued": self.env._("Compensation"),
        }
        columns = []
        for field, head in heads.items():
            amounts = [float(one[field]) if one else 0.0 for one in items]
            cells = [money(one) if one else "" for one in amounts]
            columns.append((Column(head, is_number=True), cells, money(sum(amounts))))
        return columns

    def _money_words(self):
        """Return what words amounts as ``_money`` does, in a fiftieth of its time.

        A language that does not part digits by three is left to it.
        """
        lang, places = get_lang(self.env), self.currency_id.decimal_places
        if literal_eval(lang.grouping) != BY_THREE:
            return self._money
        zero = f"{0:.{places}f}".replace(".", lang.decimal_point)
        before, _zero, after = self._money(0.0).partition(zero)
        parted = (lang.thousands_sep or "").replace(" ", FIXED_SPACE)
        signs = str.maketrans({",": parted, ".": lang.decimal_point, "-": FIXED_MINUS})

        @cache
        def worded(amount):
            return f"{before}{f'{amount:,.{places}f}'.translate(signs)}{after}"

        return worded
