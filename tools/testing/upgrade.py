"""An upgrade of what the first release made of a year: nothing of it may change."""

from collections.abc import Sequence

from tools import addons, database, launch, postgres
from tools.console import ToolError, run, say
from tools.first_release.kept import BASE, BRIDGES, facts_of, restore
from tools.paths import LOGS
from tools.testing.logcheck import faults
from tools.testing.result import Result

NAME = "cf_test_upgrade"
MAIN, DEMONSTRATION = "credit_followup", "credit_followup_demo"
CHECK = "tests.integration.first_release"
# What earlier commits of the first release made besides, where it was installed then:
# two columns, an index, and a key for each link of what a night writes.
EARLIER = """
    ALTER TABLE credit_followup_action_line ADD company_id int4;
    UPDATE credit_followup_action_line line SET company_id = action.company_id
      FROM credit_followup_action action WHERE action.id = line.action_id;
    ALTER TABLE credit_followup_action_line ALTER company_id SET NOT NULL;
    ALTER TABLE credit_followup_run ADD position int4;
    CREATE INDEX credit_followup_action__state_index ON credit_followup_action (state);
    ALTER TABLE credit_followup_action_line
        ADD FOREIGN KEY (company_id) REFERENCES res_company,
        ADD FOREIGN KEY (move_line_id) REFERENCES account_move_line,
        ADD FOREIGN KEY (move_id) REFERENCES account_move,
        ADD FOREIGN KEY (level_id) REFERENCES credit_followup_level,
        ADD FOREIGN KEY (previous_level_id) REFERENCES credit_followup_level;
    ALTER TABLE credit_followup_action
        ADD FOREIGN KEY (partner_id) REFERENCES res_partner,
        ADD FOREIGN KEY (addressee_id) REFERENCES res_partner;
    ALTER TABLE credit_followup_answer
        ADD FOREIGN KEY (company_id) REFERENCES res_company,
        ADD FOREIGN KEY (partner_id) REFERENCES res_partner;
    DROP TABLE credit_followup_run_share CASCADE;
"""


def upgrade() -> Result:
    """Upgrade the kept databases, the one with the base alone and that with bridges.

    Both have the shape of an earlier commit as well; with the bridges come the addons
    that the first release did not have.
    """
    new = set(addons.manifests()) - {MAIN, DEMONSTRATION}
    return _upgraded(BASE) + _upgraded(BRIDGES, sorted(new))


def _upgraded(name: str, new: Sequence[str] = ()) -> Result:
    """Restore a database, upgrade it, compare; no warning may be in the log."""
    target, log = f"{NAME}_{name}", LOGS / f"upgrade-{name}-odoo.log"
    log.unlink(missing_ok=True)
    try:
        restore(name, target)
        postgres.psql(target, EARLIER)
        options = ["-d", target, "-u", MAIN, "--no-http", "--stop-after-init"]
        options += ["-i", ",".join(new)] if new else []
        command = launch.command(*options, f"--logfile={log}")
        run(f"Upgrade {name}", command, env=launch.environment())
        launch.python(f"Upgraded {name}", CHECK, target, facts_of(name))
    except ToolError as error:
        say(f"upgrade: {error}")
        return Result(failed=1)
    finally:
        database.drop(target)
    found = faults(log.read_text(errors="replace"))
    for record in found:
        say(f"upgrade: {record}")
    return Result(passed=1, failed=len(found))
