import { registry } from "@web/core/registry";
import { useHotkey } from "@web/core/hotkeys/hotkey_hook";
import { RadioField, radioField } from "@web/views/fields/radio/radio_field";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** The outcome of a call by one key: its digit, with Alt while one writes. */
class OutcomeField extends RadioField {
    static template = "credit_followup.OutcomeField";
    static props = { ...RadioField.props, first: { type: Number, optional: true } };

    setup() {
        super.setup();
        this.keys().forEach((digit, index) => {
            useHotkey(digit, () => {
                const item = this.items[index];
                if (item && !this.props.readonly) {
                    this.onChange(item);
                }
            });
        });
    }

    keys() {
        return DIGITS;
    }

    /** The first one has the id of the field: the window opens with its focus there. */
    idOf(item, index) {
        return index ? `${this.id}_${item[0]}` : this.props.id;
    }
}

/** An answer by one key, from a digit of its own; the same key takes it back. */
class AnswerField extends OutcomeField {
    keys() {
        const { first } = this.props;
        return DIGITS.slice(first - 1, first + 1);
    }

    onChange(item) {
        if (this.value === item[0]) {
            this.props.record.update({ [this.props.name]: false });
        } else {
            super.onChange(item);
        }
    }
}

registry.category("fields").add("followup_answer", {
    ...radioField,
    component: AnswerField,
    supportedTypes: ["selection"],
    extractProps: (info, dynamicInfo) => ({
        ...radioField.extractProps(info, dynamicInfo),
        first: info.options.first,
    }),
});
registry.category("fields").add("followup_outcome", {
    ...radioField,
    component: OutcomeField,
    supportedTypes: ["many2one"],
});
