import { _t } from "@web/core/l10n/translation";
import { patch } from "@web/core/utils/patch";
import { Record } from "@web/model/relational_model/record";

/** Our windows name the fields that are missing: a red line may lie below the fold. */
patch(Record.prototype, {
    _displayInvalidFieldNotification() {
        if (!this.resModel.startsWith("credit.followup.")) {
            return super._displayInvalidFieldNotification();
        }
        const names = [...this._invalidFields].map((name) => this.fields[name].string);
        return this.model.notification.add(_t("Still needed: %s", names.join(", ")), {
            type: "danger",
        });
    },
});
