from .agreements import (
    test_agree,
    test_agreement_money,
    test_agreement_steps,
    test_agreements,
    test_story,
)
from .books import (
    test_candidates,
    test_charges_posted,
    test_late_payments,
    test_provisions,
    test_residual,
    test_tours as test_books_tours,
    test_waiting_taxes,
    test_write_offs,
)
from .claims import (
    test_charges,
    test_claim_facts,
    test_consumers,
    test_rates,
    test_waivers,
)
from .court import test_limitations
from .desk import test_card
from .exports import test_dossiers, test_exports, test_layouts
from .figures import (
    test_ageing,
    test_axes,
    test_costs,
    test_delays,
    test_figures,
    test_forecasts,
    test_opened,
    test_payers,
    test_standings,
    test_step_yields,
    test_weekly,
)
from .page import (
    test_page,
    test_page_login,
    test_page_security,
    test_page_terms,
    test_page_words,
    test_tours as test_page_tours,
)
from .ledger import test_items, test_payables, test_statements, test_statements_at
from .letters import (
    test_annexes,
    test_chronicle,
    test_item_list,
    test_letters,
    test_long_lists,
    test_registered,
)
from .mails import test_addresses, test_server_words
from .messages import (
    test_by_hand,
    test_channels,
    test_content,
    test_discussions,
    test_sent,
    test_since,
    test_states,
    test_thanks,
    test_up_to_date,
)
from .contacts import (
    test_briefing,
    test_calls_again,
    test_contacts,
    test_courtesies,
    test_summaries,
    test_visits,
)
from .people import (
    test_commitments,
    test_disputes,
    test_promise_money,
    test_promises,
    test_promises_kept,
    test_take_promise,
)
from .payments import test_asked, test_bank_statement_lines, test_references
from .removal import test_removal
from .replies import test_replies
from .risk import test_checks, test_traces
from .runs import (
    test_access,
    test_bank,
    test_decide,
    test_desk,
    test_faults,
    test_moved,
    test_remind,
    test_rights,
    test_revision,
    test_run,
    test_screens,
    test_why,
)
from .clocks import test_nights, test_overlooked, test_sleep, test_status, test_wakes
from .signs import test_signs
from .stops import test_releases, test_stops
from .scenario import (
    test_alike,
    test_branches,
    test_holds,
    test_policies,
    test_reader,
    test_roles,
    test_sentences,
    test_settings,
    test_start,
)
from .terms import test_audit, test_sendings, test_terms
from .texts import test_texts
from .title import test_goods, test_recoveries, test_titles
from . import test_tours
