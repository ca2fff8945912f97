import type { Locator, Page } from "@playwright/test";
import { expectFinished } from "./finished";
import { expect, reading as test } from "./fixtures";

test.describe.configure({ mode: "parallel" });

test.use({ reads: "three accounts" });

const keyOf = (page: Page) => page.getByRole("dialog", { name: "Key" });
const buttonOf = (page: Page) => page.getByRole("button", { name: "Key", exact: true });

async function openMatrix(page: Page, address = "/"): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("gridcell").first()).toBeVisible();
}

/** Names of the attributes by which cells are drawn, of all cells in there. */
const marksIn = (place: Locator): Promise<readonly string[]> =>
  place.evaluate((root) => {
    const names = [...root.querySelectorAll(".cell")].flatMap((cell) =>
      [...cell.attributes].map(({ name, value }) =>
        ["data-s", "data-ground"].includes(name) ? `${name}=${value}` : name,
      ),
    );
    const parts = [...root.querySelectorAll(".cell-letter, .cell-warning")].map((part) =>
      part.classList.contains("cell-letter") && /^[A-Z]$/.test(part.textContent ?? "")
        ? `letter ${part.textContent}`
        : part.classList[0],
    );
    const drawn = names.filter((name) => name.startsWith("data-") && name !== "data-focus");
    return [...new Set([...drawn, ...parts].map(String))].sort();
  });

test("whoever comes for the first time reads one sentence, and sends it away for good", async ({
  page,
  context,
}) => {
  await openMatrix(page);
  const words = page.getByRole("note").filter({ hasText: "Rows are models, columns are Regions." });
  await expect(words).toBeVisible();
  await page.getByRole("button", { name: "Don’t show again" }).press("Enter");
  await expect(words).toHaveCount(0);
  await expect(buttonOf(page)).toBeFocused();
  await page.reload();
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await expect(words).toHaveCount(0);
  const another = await context.newPage();
  await openMatrix(another, "/?account=all");
  await expect(another.getByRole("note").filter({ hasText: "Rows are" })).toHaveCount(0);
});

test("over accounts the sentence speaks of accounts", async ({ page }) => {
  await openMatrix(page, "/?account=all&model=anthropic.claude-sonnet-4-6");
  await expect(page.getByText(/^Rows are accounts, columns are Regions\./)).toBeVisible();
});

for (const [width, height] of [
  [1920, 1080],
  [1440, 900],
  [1100, 800],
  [740, 900],
  [390, 844],
] as const) {
  test(`at ${width} px the key's button stands at the right end of the filters, in sight`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openMatrix(page);
    const box = await buttonOf(page).boundingBox();
    expect(box).not.toBeNull();
    const right = (box?.x ?? 0) + (box?.width ?? 0);
    expect(right).toBeLessThanOrEqual(width);
    expect(right).toBeGreaterThan(width - 40);
    await buttonOf(page).click();
    await expect(keyOf(page)).toBeInViewport();
    await expect(keyOf(page).getByText("could not be read; may well be ready")).toBeAttached();
  });
}

test("the key lies over a page that stays usable; Escape closes it, and the focus is on its button", async ({
  page,
}) => {
  await openMatrix(page);
  await buttonOf(page).click();
  const key = keyOf(page);
  await expect(key).toBeFocused();
  await expect(buttonOf(page)).toHaveAttribute("aria-expanded", "true");
  await page.getByRole("searchbox", { name: "Filter models" }).fill("sonnet 4.6");
  await expect(page.getByRole("rowheader", { name: /Claude Sonnet 4\.6/ })).toBeVisible();
  await expect(key).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(key).toHaveCount(0);
  await expect(buttonOf(page)).toBeFocused();
  await expect(page.getByRole("searchbox", { name: "Filter models" })).toHaveValue("sonnet 4.6");

  await buttonOf(page).click();
  await key.getByRole("button", { name: "Close" }).click();
  await expect(key).toHaveCount(0);
  await expect(buttonOf(page)).toBeFocused();
});

const SHEET_OPEN = "/?cell=111122223333~eu-south-1~anthropic.claude-sonnet-4-6";
const SHEET_NAME = "Claude Sonnet 4.6 in eu-south-1";

test("with a sheet open, Escape closes the key first and the sheet after", async ({ page }) => {
  await openMatrix(page, SHEET_OPEN);
  const sheet = page.getByRole("dialog", { name: SHEET_NAME });
  await expect(sheet).toBeVisible();
  await page.keyboard.press("?");
  await expect(keyOf(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(keyOf(page)).toHaveCount(0);
  await expect(sheet).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
});

test("an Escape that comes as soon as the key is there closes the key, and the sheet stays", async ({
  page,
}) => {
  await openMatrix(page, SHEET_OPEN);
  const sheet = page.getByRole("dialog", { name: SHEET_NAME });
  await expect(sheet).toBeVisible();
  await page.evaluate(() => {
    const atOnce = new MutationObserver(() => {
      const shown = [...document.querySelectorAll("[role=dialog] h2")];
      if (!shown.some(({ textContent }) => textContent === "Key")) return;
      atOnce.disconnect();
      document.body.dataset.pressed = "yes";
      document.body.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }),
      );
    });
    atOnce.observe(document.body, { childList: true, subtree: true });
  });
  await page.keyboard.press("?");
  await expect(page.locator("body[data-pressed=yes]")).toBeVisible();
  await expect(keyOf(page)).toHaveCount(0);
  await expect(sheet).toBeVisible();
});

test("? opens it with all keys, on every page, and closes it again", async ({ page }) => {
  await openMatrix(page);
  await page.keyboard.press("?");
  const key = keyOf(page);
  await expect(key.getByText("Re-check the cell, row, column or provider in focus")).toBeVisible();
  await page.keyboard.press("?");
  await expect(key).toHaveCount(0);

  await buttonOf(page).click();
  await expect(key.getByText("Re-check the cell")).toHaveCount(0);
  await key.getByRole("button", { name: "All keys" }).press("Enter");
  await expect(key.getByText("Re-check the cell")).toBeVisible();
  await expect(key.getByRole("region", { name: "Keys to press" })).toBeFocused();

  await page.goto("/quotas");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Quotas");
  const search = page.getByRole("button", { name: "Search" });
  await search.focus();
  await page.keyboard.press("?");
  await expect(key).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(search).toBeFocused();
});

test("a change of page closes it", async ({ page }) => {
  await openMatrix(page);
  await buttonOf(page).click();
  await expect(keyOf(page)).toBeVisible();
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Regions" })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Regions");
  await expect(keyOf(page)).toHaveCount(0);
});

for (const address of ["/", "/?account=all", "/?state=blocked&off=true", "/?problems=true"]) {
  test(`the key explains every sign that stands in the grid of ${address}`, async ({ page }) => {
    await openMatrix(page, address);
    const seen = await marksIn(page.getByRole("grid"));
    expect(seen.length).toBeGreaterThan(5);
    await page.keyboard.press("?");
    await expect(keyOf(page)).toBeVisible();
    const explained = await marksIn(keyOf(page));
    expect(
      seen.filter((mark) => !["data-ground=none"].includes(mark) && !explained.includes(mark)),
    ).toEqual([]);
  });
}

test("in both themes and on a phone the key is accessible", async ({ page }) => {
  await openMatrix(page);
  await page.keyboard.press("?");
  await expect(keyOf(page)).toBeVisible();
  await expectFinished(page);
});

test("on paper the key stands below the grid", async ({ page }) => {
  await openMatrix(page, "/?geography=Europe");
  await expect(page.getByText("could not be read; may well be ready")).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("could not be read; may well be ready")).toBeVisible();
});
