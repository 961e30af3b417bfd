"""The page of an agency: its cases, their files, and what it answers."""

from pathlib import PurePosixPath

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.http import request

from odoo.addons.credit_followup.controllers.exports import given
from odoo.addons.portal.controllers.portal import CustomerPortal
from odoo.addons.portal.controllers.portal import pager as portal_pager

from ..models.transports.placement import HELD

LIST = "/my/handovers"
PAGE = f"{LIST}/<int:case_id>"
MOST_BYTES = 32 * 10**6
LONGEST_NAME = 200
ORDERS = {
    "date": "id desc",
    "open": "amount_open desc, id desc",
    "state": "state, id desc",
}


class HandoverPortal(CustomerPortal):
    """An agency sees its own cases; for anybody else there are none."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "handover_count" in counters:
            cases, domain = self._handovers()
            values["handover_count"] = cases.search_count(domain)
        return values

    @http.route(
        [LIST, f"{LIST}/page/<int:page>"], type="http", auth="user", website=True
    )
    def handovers(self, page=1, sortby="date", filterby="held", **_more):
        """List the agency's cases: those it works on, or all.

        :raise NotFound: for whoever is not of an agency
        """
        if not self._is_of_agency():
            raise NotFound
        sortings, filters = self._handover_orders(), self._handover_filters()
        sortby = sortby if sortby in sortings else "date"
        filterby = filterby if filterby in filters else "held"
        cases, pager = self._handover_page(
            page,
            ORDERS[sortby],
            filters[filterby]["domain"],
            sortby=sortby,
            filterby=filterby,
        )
        return request.render(
            "credit_followup_agency.portal_handovers",
            {
                **self._prepare_portal_layout_values(),
                "cases": cases,
                "page_name": "handovers",
                "default_url": LIST,
                "pager": pager,
                "searchbar_sortings": sortings,
                "sortby": sortby,
                "searchbar_filters": filters,
                "filterby": filterby,
            },
        )

    @http.route(PAGE, type="http", auth="user", website=True)
    def handover(self, case_id, answer=None, **_more):
        """Show one case: its claims, the conversation, and where answers go.

        :raise NotFound: as for a case that there is not: ids are not told
        """
        case = self._handover(case_id)
        return request.render(
            "credit_followup_agency.portal_handover",
            {
                **self._prepare_portal_layout_values(),
                "case": case,
                "page_name": "handovers",
                "res_company": case.company_id,
                "answer": answer,
            },
        )

    @http.route(f"{PAGE}/files/<int:export_id>", type="http", auth="user")
    def handover_file(self, case_id, export_id, **_more):
        """Give a file of a case, and note on the case who took it."""
        case = self._handover(case_id)
        for message in case._portal_messages() if case._is_held() else ():
            export = message._fetchable().filtered(lambda one: one.id == export_id)
            if export:
                message._fetched_on_portal(export, request.env.user)
                return given(export.package_ids.attachment_id)
        raise NotFound

    @http.route(
        f"{PAGE}/answer", type="http", auth="user", methods=["POST"], website=True
    )
    def handover_answer(self, case_id, file=None, **_more):
        """Read what the agency answers; one of us looks at it before it counts."""
        case = self._handover(case_id)
        said = self._take_answer(case, file) if file else "empty"
        return request.redirect(f"{LIST}/{case.id}?answer={said}")

    # === WHOSE IT IS === #

    def _handovers(self):
        """Return the cases with our rights, and the domain that they must pass."""
        cases = request.env["credit.followup.placement"].sudo()
        return cases, cases._shown_on_portal(request.env.user)

    def _handover(self, case_id):
        cases, domain = self._handovers()
        case = cases.search([("id", "=", case_id), *domain])
        if not case:
            raise NotFound
        return case

    def _is_of_agency(self):
        """Tell whether the user's company is an agency that has a page."""
        user = request.env.user
        partner = user.partner_id.commercial_partner_id
        agencies = request.env["credit.followup.agency"].sudo()
        return user._is_portal() and agencies.search_count(
            [
                ("partner_id.commercial_partner_id", "=", partner.id),
                ("transport", "=", "portal"),
            ],
            limit=1,
        )

    # === PARTS OF THE PAGES === #

    def _handover_page(self, page, order, wanted, **chosen):
        """Return the cases of a page of the list, and what turns to the others."""
        cases, domain = self._handovers()
        domain &= wanted
        pager = portal_pager(
            url=LIST,
            url_args=chosen,
            total=cases.search_count(domain),
            page=page,
            step=self._items_per_page,
        )
        found = cases.search(
            domain,
            order=order,
            limit=self._items_per_page,
            offset=pager["offset"],
        )
        return found, pager

    def _handover_orders(self):
        return {
            "date": {"label": request.env._("Newest")},
            "open": {"label": request.env._("Open amount")},
            "state": {"label": request.env._("State")},
        }

    def _handover_filters(self):
        return {
            "held": {
                "label": request.env._("With you"),
                "domain": Domain("state", "in", HELD),
            },
            "all": {"label": request.env._("All"), "domain": Domain.TRUE},
        }

    def _take_answer(self, case, file):
        """Return the word for what became of a file."""
        agency = case.agency_id
        content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES or not agency.mapping_id:
            return "not_taken"
        # Browsers of old, and others than browsers, send a path.
        path = PurePosixPath((file.filename or "").replace("\\", "/"))
        name = path.name[-LONGEST_NAME:] or request.env._("File")
        try:
            with request.env.cr.savepoint():
                found = (
                    request.env["credit.followup.feedback"]
                    .sudo()
                    ._take_in(agency, agency.mapping_id, name, content)
                )
        except UserError:
            # It is empty, or was read before.
            return "known"
        case.message_post(
            body=request.env._("The agency left an answer on its page: %s", found.name)
        )
        return "refused" if found.state == "refused" else "taken"
