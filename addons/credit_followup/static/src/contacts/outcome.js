import { registry } from "@web/core/registry";
import { useHotkey } from "@web/core/hotkeys/hotkey_hook";
import { RadioField, radioField } from "@web/views/fields/radio/radio_field";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** The outcome of a call by one key: its digit, with Alt while one writes. */
class OutcomeField extends RadioField {
    static template = "credit_followup.OutcomeField";

    setup() {
        super.setup();
        DIGITS.forEach((digit, index) => {
            useHotkey(digit, () => {
                const item = this.items[index];
                if (item && !this.props.readonly) {
                    this.onChange(item);
                }
            });
        });
    }

    /** The first one has the id of the field: the window opens with its focus there. */
    idOf(item, index) {
        return index ? `${this.id}_${item[0]}` : this.props.id;
    }
}

registry.category("fields").add("followup_outcome", {
    ...radioField,
    component: OutcomeField,
    supportedTypes: ["many2one"],
});
