from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...effects.exports.files import written
from ...followup_core.documents.refused import RefusedError
from ...followup_core.exports.layouts.reading import layout_of
from ...followup_core.exports.layouts.records import (
    SCHEMA,
    Encoding,
    Format,
    Guard,
    LineEnd,
    Phone,
    Quoting,
    Writing,
)

FORMATS = [
    (Format.CSV.value, "CSV"),
    (Format.FIXED.value, "Fixed width"),
    (Format.XLSX.value, "XLSX"),
    (Format.JSON.value, "JSON"),
]
ENCODINGS = [
    (Encoding.UTF_8.value, "UTF-8"),
    (Encoding.UTF_8_BOM.value, "UTF-8 with byte order mark"),
    (Encoding.CP1252.value, "Windows (cp1252)"),
    (Encoding.ISO_8859_15.value, "ISO 8859-15"),
    (Encoding.ASCII.value, "ASCII"),
]
LINE_ENDS = [(LineEnd.CRLF.value, "CR LF"), (LineEnd.LF.value, "LF")]
QUOTINGS = [(Quoting.MINIMAL.value, "Where needed"), (Quoting.ALL.value, "All")]
GUARDS = [
    (Guard.MACHINE.value, "A program"),
    (Guard.SPREADSHEET.value, "A spreadsheet"),
]
PHONES = [(Phone.PLUS.value, "+32…"), (Phone.ZEROS.value, "0032…")]
# The fields of the writing, as the core has them too.
WRITING = tuple(one for one in Writing._fields if one != "replacements")
# The control records of a file, beside its sheets.
AROUND = ("before", "after")


class CreditFollowupLayout(models.Model):
    """How a file for an agency is written: data, so that anybody copies and changes it.

    The ready ones are those of files in `data/layouts`; a copy belongs to a company.
    """

    _name = "credit.followup.layout"
    _description = "Layout of an Export"
    _inherit = ["credit.followup.guarded"]
    _order = "is_ready desc, name, id"
    _check_company_auto = True

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        index=True,
        default=lambda self: self.env.company,
        help="Empty: for all companies, as the ready ones are.",
    )
    is_ready = fields.Boolean(string="Ready", readonly=True, copy=False)
    code = fields.Char(
        required=True, default="own-layout", help="Small letters, digits and dashes."
    )
    version = fields.Char(
        required=True,
        default="1.0",
        help="Raise it when columns change their order: who reads it relies on it.",
    )
    format = fields.Selection(FORMATS, required=True, default=Format.CSV.value)
    file_name = fields.Char(
        required=True,
        default="{case}.csv",
        help="With {batch}, {case}, {agency}, {sequence}, {date}, {time}. Never the "
        "name of a customer.",
    )
    encoding = fields.Selection(ENCODINGS, required=True, default=Encoding.UTF_8.value)
    line_end = fields.Selection(LINE_ENDS, required=True, default=LineEnd.CRLF.value)
    delimiter = fields.Char(required=True, default=",", trim=False)
    quoting = fields.Selection(QUOTINGS, required=True, default=Quoting.MINIMAL.value)
    decimal_sign = fields.Char(required=True, default=".")
    minor_units = fields.Boolean(
        string="Whole cents", help="Amounts as a number of the smallest unit."
    )
    date_form = fields.Char(
        string="Form of dates",
        required=True,
        default="YYYY-MM-DD",
        help="Of YYYY, YY, MM, DD, hh, mm, ss and what stands between them.",
    )
    has_header = fields.Boolean(string="Names of the columns first", default=True)
    guard = fields.Selection(
        GUARDS,
        string="Opened by",
        required=True,
        default=Guard.MACHINE.value,
        help="A spreadsheet takes a text that begins with = + - @ for a formula: it "
        "gets an apostrophe before it. A program gets it as it is.",
    )
    phone = fields.Selection(
        PHONES, string="Telephone numbers", required=True, default=Phone.PLUS.value
    )
    replacements = fields.Text(
        help="For narrow encodings: one character and what stands for it in each line, "
        "as ł = l. Nothing is replaced that is not named."
    )
    sheet_ids = fields.One2many(
        "credit.followup.layout.sheet", "layout_id", string="Sheets", copy=True
    )
    preview_of = fields.Reference(
        selection="_selection_cases", string="Shown on", copy=False, store=False
    )
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    # === COMPUTE METHODS === #

    @api.model
    def _selection_cases(self):
        """Return the models that are cases, with their names."""
        names = self.env.registry["credit.followup.case"]._inherit_children
        models_ = self.env["ir.model"].sudo().search([("model", "in", list(names))])
        return [(one.model, one.name) for one in models_]

    @api.depends(
        *("preview_of", "code", "version", "format", "file_name", *WRITING),
        *("replacements", "name", "sheet_ids.rows", "sheet_ids.column_ids.source"),
        *("sheet_ids.column_ids.header", "sheet_ids.column_ids.constant"),
        *("sheet_ids.column_ids.codes", "sheet_ids.column_ids.longest"),
        *("sheet_ids.column_ids.width", "sheet_ids.column_ids.sequence"),
    )
    def _compute_preview(self):
        """Show what the file would be of a real case, as it is typed."""
        for one in self:
            case = one.preview_of
            if not case:
                one.preview = False
                continue
            case.check_access("read")
            one.preview = one._previewed(case)

    def _previewed(self, case):
        try:
            layout = self._core_layout()
        except UserError as error:
            return self._alert([str(error)])
        dossiers = case._dossiers(fields.Datetime.now())
        found = written(layout, list(dossiers.values()))
        if found.findings:
            return self._alert(found.findings)
        return self.env["ir.qweb"]._render(
            "credit_followup.layout_preview", {"file": found}
        )

    def _alert(self, lines):
        return self.env["ir.qweb"]._render(
            "credit_followup.layout_alert", {"lines": lines}
        )

    # === CRUD METHODS === #

    @api.constrains(
        *("name", "code", "version", "format", "file_name", *WRITING, "replacements"),
        "sheet_ids",
    )
    def _check_layout(self):
        """Refuse what is no layout, with the place that is wrong."""
        for one in self.filtered("sheet_ids"):
            one._check_readable()

    def _check_readable(self):
        try:
            self._core_layout()
        except UserError as error:
            raise ValidationError(str(error)) from error

    def write(self, vals):
        self._check_own(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_ready(self):
        self._check_own({})

    def _check_own(self, vals):
        """Keep the ready layouts as they are: a copy is changed."""
        if not self.env.su and vals.keys() != {"active"}:
            if self.filtered("is_ready"):
                raise UserError(
                    self.env._(
                        "A ready layout stays as it is: copy it and change that."
                    )
                )

    def copy_data(self, default=None):
        """Let a copy belong to the company of whoever makes it."""
        default = {"company_id": self.env.company.id, **(default or {})}
        named = super().copy_data(default)
        return [
            {**vals, "name": self.env._("%s (copy)", one.name)}
            for one, vals in zip(self, named, strict=True)
        ]

    # === THE CORE'S LAYOUT === #

    def _core_layout(self):
        """Return the layout as the core knows it.

        :raises UserError: at the first thing that is wrong, with its place
        """
        self.ensure_one()
        try:
            return layout_of(self._document())
        except RefusedError as refusal:
            raise UserError(
                self.env._(
                    "%(name)s: %(why)s", name=self.name or "", why=refusal.sentence
                )
            ) from refusal

    def _document(self):
        """Return the layout as its JSON file has it."""
        sheets = {key: [] for key in ("body", *AROUND)}
        for sheet in self.sheet_ids.sorted():
            sheets[sheet.place].append(sheet._document())
        writing = {name: self[name] for name in WRITING}
        replaced = pairs(self.replacements)
        return {
            "schema": SCHEMA,
            "code": self.code or "",
            "name": self.name or "",
            "version": self.version or "",
            "format": self.format,
            "file_name": self.file_name or "",
            "sheets": sheets["body"],
            "writing": {**writing, **({"replacements": replaced} if replaced else {})},
            **{key: sheets[key][0]["columns"] for key in AROUND if sheets[key]},
        }


def plain(value):
    """Return an enumeration's value, anything else as it is."""
    return getattr(value, "value", value)


def pairs(text):
    """Return a table that is written as ``ours = theirs``, one in each line."""
    found = {}
    for line in (text or "").splitlines():
        ours, sign, theirs = line.partition("=")
        if sign:
            found[ours.strip()] = theirs.strip()
    return found


def lines(table):
    """Return the text of a table, as ``pairs`` reads it."""
    return "\n".join(f"{ours} = {theirs}" for ours, theirs in table.items()) or False
