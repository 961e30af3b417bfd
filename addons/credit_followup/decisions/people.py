"""Who is written to, in which language, and who works on a customer."""

from odoo.tools.misc import get_lang


class People:
    """Chooses people for the customers of one run, reading them all at once.

    :param run: the run, whose user comes before the managers when nobody is named
    :param partner_ids: the customers that will be asked for
    """

    def __init__(self, run, partner_ids):
        """Read what all customers share."""
        env = run.env
        company = run.company_id
        self.company = company
        self.installed = {code for code, _name in env["res.lang"].get_installed()}
        partners = env["res.partner"].with_company(company).browse(partner_ids)
        self.partners = {partner.id: partner for partner in partners}
        robot = env.ref("base.user_root")
        managers = env.ref("credit_followup.group_manager").sudo().user_ids
        self.others = company.followup_user_id | ((run.user_id | managers) - robot)
        self._langs, self._responsibles = {}, {}

    def of(self, partner_id, policy):
        """Return addressee, language and responsible as the columns of an action.

        :param policy: the core's policy that leads, if any
        """
        partner = self.partners[partner_id]
        addressee = partner._followup_addressee()
        return {
            "addressee_id": addressee.id,
            "lang": self._lang(addressee.lang, partner.lang),
            "user_id": self._responsible(partner.followup_user_id, policy),
        }

    def _lang(self, *wanted):
        """Return the first language that is installed, of the company's too."""
        if wanted not in self._langs:
            company = self.company.partner_id
            every = (*wanted, company.lang, get_lang(company.env).code)
            found = (code for code in every if code in self.installed)
            self._langs[wanted] = next(found)
        return self._langs[wanted]

    def _responsible(self, named, policy):
        """Return the first user named, nearest first, who works in the company."""
        key = (named, policy)
        if key not in self._responsibles:
            policies = self.company.env["credit.followup.policy"]
            own = policies.browse(policy.key if policy else [])
            found = (named | own.user_id | self.others).filtered(
                lambda user: user.active and self.company in user.company_ids
            )
            self._responsibles[key] = found[:1].id or None
        return self._responsibles[key]
