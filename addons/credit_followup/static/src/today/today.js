import { FormController } from "@web/views/form/form_controller";
import { formView } from "@web/views/form/form_view";
import { KanbanController } from "@web/views/kanban/kanban_controller";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { ListController } from "@web/views/list/list_controller";
import { listView } from "@web/views/list/list_view";
import { Component, markup, onWillStart } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useBus, useService } from "@web/core/utils/hooks";

const NEXT = "CREDIT_FOLLOWUP:NEXT";

/** Whether the night ran, what it waits for, and what else waits for the user. */
class TodayStatus extends Component {
    static template = "credit_followup.TodayStatus";
    static props = { status: Object };

    setup() {
        this.action = useService("action");
    }
}

/**
 * Today's work, under its status. An empty desk says why it is empty: asked for each
 * time, and no help of the window, which the browser keeps for another company.
 */
const underStatus = (Controller) =>
    class extends Controller {
        static components = { ...Controller.components, TodayStatus };

        setup() {
            super.setup();
            const orm = useService("orm");
            onWillStart(async () => {
                this.status = await orm.call("credit.followup.run", "today_status", []);
            });
        }

        get emptyHelp() {
            if (!this.props.context.followup_today) {
                return this.props.info.noContentHelp;
            }
            const { empty, text } = this.status;
            return markup`<p class="o_view_nocontent_smiling_face">${empty}</p><p>${text}</p>`;
        }
    };

class TodayKanban extends underStatus(KanbanController) {
    static template = "credit_followup.TodayKanban";
}

class TodayList extends underStatus(ListController) {
    static template = "credit_followup.TodayList";
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
