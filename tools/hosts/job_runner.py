"""`-m tools.hosts.job_runner -d DB`: the runner of the job queue, by itself.

It looks for jobs of servers that died each second, where it waits a minute otherwise.
Where its servers are, and how many jobs run at once, the environment says.
"""

import sys

from odoo.tools import config

if __name__ == "__main__":
    config.parse_config(sys.argv[1:], setup_logging=True)
    # Odoo finds the addons once it knows its configuration.
    from odoo.addons.queue_job.jobrunner import runner

    runner.SELECT_TIMEOUT = 1
    runner.QueueJobRunner.from_environ_or_config().run()
