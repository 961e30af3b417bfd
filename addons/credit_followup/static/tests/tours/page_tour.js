import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("credit_followup_page", {
    steps: () => [
        {
            content: "What is late is ticked",
            trigger: "li[name='item']:contains('10') input[name='item']:checked",
        },
        {
            content: "He pays on a day",
            trigger: "button[formaction$='/promise']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Today: the first day that is offered",
            trigger: "input[name='on'][min]",
            run() {
                this.anchor.value = this.anchor.min;
            },
        },
        {
            content: "A part of it",
            trigger: "input[name='amount']",
            run: "edit 400",
        },
        {
            content: "Sent",
            trigger: "form[method='post'] button[type='submit']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "What happens next",
            trigger: "div[role='status']:contains('We count on your payment')",
        },
        {
            content: "Back",
            trigger: "a:contains('Back to your account')",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "It stands there",
            trigger: "li[name='item']:contains('You promised to pay it')",
        },
        {
            content: "Something is wrong with it too",
            trigger: "button[formaction$='/dispute']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "In his words",
            trigger: "textarea[name='words']",
            run: "edit Ten boxes were missing",
        },
        {
            content: "How much",
            trigger: "input[name='amount']",
            run: "edit 100",
        },
        {
            content: "Sent",
            trigger: "form[method='post'] button[type='submit']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "By when it is answered",
            trigger: "div[role='status']:contains('We look into it')",
        },
    ],
});
