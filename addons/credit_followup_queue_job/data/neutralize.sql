-- A runner of jobs on a copy finds nothing of ours.
UPDATE res_company SET followup_by_jobs = false;
UPDATE queue_job SET state = 'cancelled' WHERE model_name LIKE 'credit.followup.%'
   AND state IN ('wait_dependencies', 'pending', 'enqueued', 'started');
