import { FormController } from "@web/views/form/form_controller";
import { formView } from "@web/views/form/form_view";
import { KanbanController } from "@web/views/kanban/kanban_controller";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { ListController } from "@web/views/list/list_controller";
import { listView } from "@web/views/list/list_view";
import { Component, onWillStart } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useBus, useService } from "@web/core/utils/hooks";

const NEXT = "CREDIT_FOLLOWUP:NEXT";

/** Whether the night ran, what it waits for, and what else waits for the user. */
class TodayStatus extends Component {
    static template = "credit_followup.TodayStatus";
    static props = {};

    setup() {
        const orm = useService("orm");
        this.action = useService("action");
        onWillStart(async () => {
            this.status = await orm.call("credit.followup.run", "today_status", []);
        });
    }
}

/** Today's work, under its status. */
class TodayKanban extends KanbanController {
    static template = "credit_followup.TodayKanban";
    static components = { ...KanbanController.components, TodayStatus };
}

class TodayList extends ListController {
    static template = "credit_followup.TodayList";
    static components = { ...ListController.components, TodayStatus };
}

/** An action that gives way to the next one: the path and the pager stay as they are. */
class ActionForm extends FormController {
    setup() {
        super.setup();
        useBus(this.env.bus, NEXT, ({ detail }) => this.showNext(detail.resId));
    }

    async showNext(resId) {
        if (!resId) {
            return this.env.config.historyBack();
        }
        const { resIds } = this.model.root;
        const known = resIds.includes(resId) ? resIds : [...resIds, resId];
        await this.model.load({ resId, resIds: known });
    }
}

registry.category("actions").add("credit_followup_next", (env, action) => {
    env.bus.trigger(NEXT, { resId: action.params.res_id });
});
const views = registry.category("views");
views.add("credit_followup_today", { ...kanbanView, Controller: TodayKanban });
views.add("credit_followup_today_list", { ...listView, Controller: TodayList });
views.add("credit_followup_action_form", { ...formView, Controller: ActionForm });
