from . import action, job, res_company, run, run_share
