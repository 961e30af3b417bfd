"""Letters: how they begin and end, their files, and who printed them."""

from . import (
    action_letter,
    action_chronicle,
    action_list,
    action_print,
    ir_actions_report,
    ir_attachment,
    res_company,
    res_country,
    res_partner,
    res_partner_timeline,
)
