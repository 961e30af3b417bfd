import { registry } from "@web/core/registry";

// What is seen without scrolling; the rest is drawn once it comes into view.
const SEEN = [
    ...["score_0", "score_1", "score_2", "score_3", "score_4", "score_5"],
    ...["ageing", "dso"],
];

registry.category("web_tour.tours").add("credit_followup_dashboard", {
    steps: () => [
        {
            content: "It is the one that is open",
            trigger: ".o_search_panel_category_value.active[data-name='Getting paid']",
        },
        ...SEEN.map((figure) => ({
            content: `The figure ${figure} is drawn`,
            trigger: `.o-spreadsheet [data-id='${figure}'] canvas`,
        })),
    ],
});

registry.category("web_tour.tours").add("credit_followup_dashboard_phone", {
    steps: () => [
        {
            content: "The first figures",
            trigger: ".o_mobile_dashboard .o_figure_row:first-child canvas",
        },
        {
            content: "The last one",
            trigger: ".o_mobile_dashboard .o_figure_row:nth-child(7) canvas",
        },
    ],
});
