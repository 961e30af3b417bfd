import { KanbanController } from "@web/views/kanban/kanban_controller";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { onWillStart } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";

/** Today's work, under a line that says whether the night ran and what it waits for. */
export class TodayController extends KanbanController {
    static template = "credit_followup.Today";

    setup() {
        super.setup();
        const orm = useService("orm");
        this.action = useService("action");
        onWillStart(async () => {
            this.status = await orm.call("credit.followup.run", "today_status", []);
        });
    }
}

registry.category("views").add("credit_followup_today", {
    ...kanbanView,
    Controller: TodayController,
});
