"""Cases with lawyers, courts and bailiffs: their steps, days, costs and outcome."""

from . import (
    court_case,
    court_case_clock,
    court_case_file,
    court_step,
    figure,
    hold,
    limitation,
    res_partner,
    res_company,
    run,
)
