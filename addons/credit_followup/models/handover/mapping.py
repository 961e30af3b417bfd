from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...followup_core.documents.refused import RefusedError
from ...followup_core.handover.events import Kind
from ...followup_core.handover.feedback import FORMAT, read_mapping
from ...followup_core.handover.reading.cells import DateForm, Encoding

# The agency that a mapping is for is said where it is used.
ANYBODY = "any"
EVENTS = [
    (Kind.RECEIVED.value, "Has the case"),
    (Kind.ACCEPTED.value, "Accepts"),
    (Kind.REJECTED.value, "Rejects"),
    (Kind.INFO_REQUESTED.value, "Asks something"),
    (Kind.DEBTOR_TRACED.value, "Found an address or number"),
    (Kind.PROMISE.value, "The debtor promised"),
    (Kind.PLAN_AGREED.value, "Instalments agreed"),
    (Kind.PAYMENT.value, "Payment"),
    (Kind.PAYMENT_REVERSED.value, "Payment returned"),
    (Kind.DISPUTE.value, "Disputed"),
    (Kind.INSOLVENCY.value, "Insolvent"),
    (Kind.DECEASED.value, "Deceased"),
    (Kind.LEGAL_STARTED.value, "Went to court"),
    (Kind.TITLE_OBTAINED.value, "Has a title"),
    (Kind.PAUSED.value, "Paused"),
    (Kind.RESUMED.value, "Goes on"),
    (Kind.FEE.value, "Fee"),
    (Kind.PAYOUT.value, "Payout"),
    (Kind.CLOSED.value, "Closed"),
    (Kind.RECALL_CONFIRMED.value, "Confirms the recall"),
    (Kind.RECALL_REFUSED.value, "Objects to the recall"),
]
ENCODINGS = [(one.value, one.value.upper()) for one in Encoding]
DATES = [(one.name.lower(), one.value) for one in DateForm]
# Signs by a word: the database names choices, and a sign is no name.
SIGNS = {
    "comma": ",",
    "semicolon": ";",
    "tab": "\t",
    "bar": "|",
    "point": ".",
    "space": " ",
    "apostrophe": "'",
    "no_break": "\u00a0",
}
DELIMITERS = [
    ("comma", "Comma"),
    ("semicolon", "Semicolon"),
    ("tab", "Tabulator"),
    ("bar", "Bar"),
]
DECIMALS = [("point", "Point"), ("comma", "Comma")]
THOUSANDS = [
    ("point", "Point"),
    ("comma", "Comma"),
    ("space", "Space"),
    ("apostrophe", "Apostrophe"),
    ("no_break", "No-break space"),
]
PLAIN = (
    *("encoding", "has_header", "has_bom", "ends_line", "skip"),
    *("in_minor", "negative_reverses", "fees_netted"),
)
BY_SIGN = ("delimiter", "decimal", "thousands")


class CreditFollowupMapping(models.Model):
    """How an agency writes what it answers: data, never guessed.

    A file that is written otherwise is refused with its line and column.
    """

    _name = "credit.followup.mapping"
    _description = "Mapping of Answers"
    _inherit = ["credit.followup.guarded"]
    _order = "name, id"
    _check_company_auto = True

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    is_ready = fields.Boolean(string="Ready", readonly=True, copy=False)
    company_id = fields.Many2one(
        "res.company",
        index=True,
        default=lambda self: self.env.company,
        help="Empty: for all companies.",
    )
    encoding = fields.Selection(ENCODINGS, required=True, default=Encoding.UTF_8.value)
    dates = fields.Selection(
        DATES, string="Form of dates", required=True, default="iso"
    )
    delimiter = fields.Selection(DELIMITERS, required=True, default="comma")
    has_header = fields.Boolean(string="Columns are named in the file", default=True)
    has_bom = fields.Boolean(string="Begins with a byte order mark")
    ends_line = fields.Boolean(
        string="Its last line ends",
        default=True,
        help="Where it does not, the file was cut on its way.",
    )
    skip = fields.Integer(string="Lines before", aggregator=None)
    decimal = fields.Selection(DECIMALS, required=True, default="point")
    thousands = fields.Selection(THOUSANDS)
    in_minor = fields.Boolean(string="Amounts are whole cents")
    largest = fields.Float(
        string="Largest amount",
        digits=(16, 2),
        default=10_000_000,
        aggregator=None,
        help="A greater one is refused.",
    )
    currency_id = fields.Many2one(
        "res.currency", help="Of files that do not say their currency."
    )
    kind = fields.Selection(
        EVENTS, string="Only event", help="Of files that hold one kind of event only."
    )
    negative_reverses = fields.Boolean(
        string="Below zero is returned",
        help="A payment below zero is one that was returned.",
    )
    fees_netted = fields.Boolean(
        string="Keeps its fees", default=True, help="Of what it pays out."
    )
    trailer_mark = fields.Char(help="What its last record begins with.")
    trailer_count_at = fields.Char(
        string="Cell of the count", help="From 0; empty where there is none."
    )
    trailer_others = fields.Integer(
        string="Other records counted", aggregator=None, help="Header, trailer."
    )
    column_ids = fields.One2many(
        "credit.followup.mapping.column", "mapping_id", string="Columns", copy=True
    )
    code_ids = fields.One2many(
        "credit.followup.mapping.code", "mapping_id", string="Codes", copy=True
    )

    def _check_readable(self):
        try:
            self._core_mapping(ANYBODY)
        except UserError as error:
            raise ValidationError(str(error)) from error

    def write(self, vals):
        """Keep the ready ones as they are: a copy is changed."""
        if not self.env.su and vals.keys() != {"active"} and self.filtered("is_ready"):
            raise UserError(
                self.env._("A ready mapping stays as it is: copy it and change that.")
            )
        return super().write(vals)

    def copy_data(self, default=None):
        """Let a copy belong to the company of whoever makes it."""
        default = {"company_id": self.env.company.id, **(default or {})}
        return [
            {**vals, "name": self.env._("%s (copy)", one.name)}
            for one, vals in zip(self, super().copy_data(default), strict=True)
        ]

    @api.constrains(
        *(*PLAIN, *BY_SIGN, "dates", "kind"),
        *("column_ids", "code_ids", "currency_id", "largest", "trailer_mark"),
        *("trailer_count_at", "trailer_others"),
    )
    def _check_mapping(self):
        """Refuse what cannot be read, with the place that is wrong."""
        for one in self.filtered("column_ids"):
            one._check_readable()

    # === THE CORE'S MAPPING === #

    def _core_mapping(self, agency):
        """Return the mapping as the core knows it, for an agency by its code.

        :raises UserError: at the first thing that is wrong, with its place
        """
        self.ensure_one()
        try:
            return read_mapping(self._document(agency))
        except RefusedError as refusal:
            raise UserError(
                self.env._(
                    "%(name)s: %(why)s", name=self.name or "", why=refusal.sentence
                )
            ) from refusal

    def _document(self, agency):
        """Return the mapping as its JSON file has it."""
        said = {name: self[name] for name in PLAIN}
        said |= {name: SIGNS[self[name]] for name in BY_SIGN if self[name]}
        said["dates"] = DateForm[self.dates.upper()].value
        if self.kind:
            said["kind"] = self.kind
        tables = {"events": [], "statuses": [], "payees": []}
        for one in self.code_ids.sorted():
            tables[one.table].append(one._document())
        if self.currency_id:
            said["currency"] = self.currency_id.name
        if self.trailer_mark:
            said["trailer"] = self._trailer()
        return {
            "format": FORMAT,
            "agency": agency,
            "columns": [one._document() for one in self.column_ids.sorted()],
            "largest": f"{self.largest:.2f}",
            **said,
            **{key: rows for key, rows in tables.items() if rows},
        }

    def _trailer(self):
        found = {"mark": self.trailer_mark, "others": self.trailer_others}
        if self.trailer_count_at:
            at = self.trailer_count_at
            found["count_at"] = int(at) if at.isdigit() else at
        sums = [
            {"at": int(one.trailer_at), "field": one.field}
            for one in self.column_ids
            if one.trailer_at and one.trailer_at.isdigit() and one.field
        ]
        return {**found, **({"sums": sums} if sums else {})}
