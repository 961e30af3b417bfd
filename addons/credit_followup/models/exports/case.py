import json

from odoo import api, fields, models

from ...decisions.exports.dossiers import Case, compose
from ...decisions.exports.preflight import completeness, look
from ...effects.exports import documents, summaries
from ...facts.exports.parties import Profile

PRODUCTS = [
    ("precollection", "Reminders in our name"),
    ("amicable", "Amicable collection"),
    ("judicial", "Court and bailiff"),
    ("international", "International collection"),
    ("surveillance", "Long-term surveillance"),
    ("insurance_overdue", "Overdue for a credit insurer"),
    ("debt_sale", "Sale of the debt"),
]


class CreditFollowupCase(models.AbstractModel):
    """What of a customer's debt goes out to somebody else: agency, insurer, court.

    A case says which lines it is about and who gets them; dossier, check, documents
    and completeness are the same for all.
    """

    _name = "credit.followup.case"
    _description = "Case That Goes Out"

    name = fields.Char(string="Number", readonly=True, copy=False, index=True)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    currency_id = fields.Many2one("res.currency", required=True)
    product = fields.Selection(PRODUCTS, string="Service", required=True)
    opened_on = fields.Date(
        string="Opened on",
        required=True,
        readonly=True,
        copy=False,
        default=fields.Date.context_today,
    )
    document_ids = fields.One2many(
        "credit.followup.case.document",
        "res_id",
        string="Documents",
        domain=lambda self: [("res_model", "=", self._name)],
        copy=False,
    )
    finding_ids = fields.One2many(
        "credit.followup.case.finding",
        "res_id",
        string="Findings",
        domain=lambda self: [("res_model", "=", self._name)],
        readonly=True,
        copy=False,
    )
    completeness = fields.Integer(
        string="Complete (%)",
        readonly=True,
        copy=False,
        aggregator="avg",
        help="How much of what helps an agency is there: telephone, e-mail, accepted "
        "conditions, proof of delivery, formal notice with its proof.",
    )

    # === SEAMS === #

    def _case_lines(self):
        """Return the journal items that the case is about, credits included."""
        raise NotImplementedError

    def _case_agency(self):
        """Return who gets it, as a dossier has it."""
        raise NotImplementedError

    def _case_documents(self, state):
        """Return the documents that go along; they go once: a change is of amounts."""
        return self.document_ids.filtered(
            lambda one: one.is_sent and state == "handover"
        )

    def _case_mandate(self):
        """Return what he may do, as a dossier has it."""
        return {}

    def _case_insurance(self):
        """Return who insures the debt and how far, as a dossier has it."""
        return {}

    def _case_profile(self):
        """Return what of the customer may leave."""
        return Profile()

    def _case_message(self, moment, state):
        """Return the head of the message that carries it at a moment."""
        raise NotImplementedError

    def _case_obstacles(self, dossiers):
        """Return what else speaks against it: ``{record: [Finding values]}``."""
        return {one: [] for one in self}

    # === THE FILE === #

    def _dossiers(self, moment, state="handover"):
        """Return ``{case: dossier}`` as they are at a moment, in UTC."""
        own = self.sudo()
        cases = [one._core_case(moment, state) for one in own]
        found = compose(self.env, cases)
        return {one: found[one.id] for one in self}

    def _core_case(self, moment, state):
        self.ensure_one()
        profile = self._case_profile()
        sent = self._case_documents(state) if profile.documents else ()
        return Case(
            key=self.id,
            ref=self.name,
            state=state,
            company=self.company_id,
            partner=self.partner_id,
            currency=self.currency_id,
            lines=self._case_lines(),
            opened_on=self.opened_on,
            cutoff_at=moment,
            agency=self._case_agency(),
            message=self._case_message(moment, state),
            mandate=self._case_mandate(),
            documents=tuple(one._row() for one in sent),
            profile=profile,
            agency_ref=self._case_agency_ref() or "",
            debtor_ref=self._case_debtor_ref() or "",
            insurance=self._case_insurance(),
        )

    def _case_agency_ref(self):
        """Return the number that whoever gets it gave the case."""
        return ""

    def _case_debtor_ref(self):
        """Return the number by which the customer was told before, if he was."""
        return ""

    def _case_more_documents(self, lines):
        """Return what other addons know of these lines, as candidates."""
        return []

    def _check_documents_open(self):
        """Refuse to change what left already."""

    def _documents_changed(self):
        """Let a case whose documents were ticked otherwise be approved anew."""

    def _case_share_correspondence(self):
        """Tell whether letters between people may leave."""
        return False

    def _preview(self):
        """Open the case as whoever gets it reads it."""
        self.ensure_one()
        dossier = self._dossiers(fields.Datetime.now())[self]
        page = summaries.page(self.env, dossier)
        # As a file it is for who may export.
        shown = (
            self.env["credit.followup.case.preview"]
            .sudo()
            .create(
                {
                    "name": self.name,
                    "page": page,
                    "dossier": json.dumps(dossier, indent=1, ensure_ascii=False),
                }
            )
            .sudo(False)
        )
        return {**shown._get_records_action(target="new"), "name": self.name}

    # === PRE-FLIGHT === #

    def _choose_documents(self):
        """List anew what was sent and signed; what people ticked stays as it was."""
        for one in self.sudo():
            documents.choose(one)

    def _add_documents(self):
        """List what is new of them; what left keeps its number."""
        for one in self.sudo():
            documents.add(one)

    def _preflight(self):
        """Look for what is wrong, keep what was found, and say how complete it is.

        Returns the cases that nothing forbids.
        """
        moment = fields.Datetime.now()
        findings = self.env["credit.followup.case.finding"].sudo()
        dossiers = self._dossiers(moment)
        today = fields.Date.context_today(self)
        found = look(self, dossiers, self._case_obstacles(dossiers), today)
        self.sudo().finding_ids.unlink()
        findings.create([row for rows in found.values() for row in rows])
        for one, dossier in dossiers.items():
            one.sudo().completeness = completeness(dossier)
        return self.filtered(lambda one: not one._forbidding())

    def _forbidding(self):
        """Return the findings that forbid it."""
        return self.finding_ids.filtered("forbids")

    @api.ondelete(at_uninstall=True)
    def _unlink_rows(self):
        """Rows by number do not go by themselves."""
        self.sudo().document_ids.unlink()
        self.sudo().finding_ids.unlink()
