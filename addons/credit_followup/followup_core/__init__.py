"""The pure rules of follow-up: facts → evaluate → decisions → (actions, elsewhere).

Standard library only: no Odoo, no clock, no input or output. Money is ``Decimal``
in the group's currency unless a name ends in ``_company``; dates are arguments and
intervals are ``[from, to)``. Results carry machine reasons; the addon words them.
"""
