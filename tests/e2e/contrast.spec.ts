import { breachesOf } from "@/tests/support/wcag";
import { expect, siteless as test } from "./fixtures";

const ROWS = Array.from({ length: 60 }, (_, at) => at);
const table = (cell: (at: number) => string): string =>
  `<!doctype html><html lang="en"><title>Rows</title><main><h1>Rows</h1><table>${ROWS.map((at) => `<tr><td>${cell(at)}</td></tr>`).join("")}</table></main></html>`;

for (const [name, cell, breaks] of [
  ["rows that can all be read", () => "<b>row</b>", false],
  ["rows none of which can be read", () => '<b style="color:#bbb">row</b>', true],
  [
    "the one among sixty that can't, by its colour",
    (at: number) => `<b${at === 47 ? ' style="color:#bbb"' : ""}>row</b>`,
    true,
  ],
  [
    "the one that can't, by what is behind it",
    (at: number) => `<i${at === 47 ? ' style="background:#222"' : ""}><b>row</b></i>`,
    true,
  ],
  [
    "rows whose first are not shown",
    (at: number) => `<b style="color:#bbb;${at < 50 ? "display:none" : ""}">row</b>`,
    true,
  ],
] as const) {
  test(`contrast is looked for in each kind of text: ${name}`, async ({ page }) => {
    await page.setContent(table(cell));
    expect((await breachesOf(page)).map((breach) => breach.replace(/:.*/s, ""))).toEqual(
      breaks ? ["color-contrast"] : [],
    );
  });
}
