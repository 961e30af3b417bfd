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

function tab(content, focused) {
    return [
        { content: `On to: ${content}`, trigger: ":focus", run: "press Tab" },
        { content, trigger: `${focused}:focus` },
    ];
}

// The same without a mouse: by the keys alone, from one control to the next.
registry.category("web_tour.tours").add("credit_followup_page_keys", {
    steps: () => [
        {
            content: "The first invoice",
            trigger: "input[name='item']",
            run() {
                this.anchor.focus();
            },
        },
        ...tab("Its document", "li[name='item'] a"),
        ...tab("Pay", "button[formaction$='/pay']"),
        ...tab("I have paid", "button[formaction$='/paid']"),
        {
            content: "He chooses it",
            // Enter on a button is its click, by every browser.
            trigger: "button[formaction$='/paid']:focus",
            run() {
                document.activeElement.click();
            },
            expectUnloadPage: true,
        },
        {
            content: "The first field",
            trigger: "input[name='on']",
            run() {
                this.anchor.focus();
            },
        },
        ...tab("How", "select[name='means']"),
        ...tab("Send", "form[method='post'] button[type='submit']"),
        {
            content: "He sends it",
            trigger: "form[method='post'] button[type='submit']:focus",
            run() {
                document.activeElement.click();
            },
            expectUnloadPage: true,
        },
        {
            content: "What happens next",
            trigger: "div[role='status']:contains('Thank you')",
        },
    ],
});
