from . import action, job, job_function, res_company, run, run_share
