import type { Page } from "@playwright/test";
import { expectFinished } from "./finished";
import { expect, reading as test } from "./fixtures";

test.describe.configure({ mode: "parallel" });

test.use({ reads: "one account" });

const VIEW = "/?geography=Europe&provider=Anthropic";

async function saveAs(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Save this view, or arrange…" }).click();
  await page.getByLabel("Name of what is shown now").fill(name);
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

test("a filter gets a name, and is found in the menu and in the command menu", async ({ page }) => {
  await page.goto(VIEW);
  await saveAs(page, "Claude in Europe");
  const dialog = page.getByRole("dialog", { name: "Views" });
  await expect(dialog.getByRole("link", { name: "Claude in Europe" })).toHaveAttribute(
    "href",
    VIEW,
  );
  await expectFinished(page);
  await page.keyboard.press("Escape");
  await page.goto("/quotas");
  await expect(page.getByRole("searchbox", { name: "Filter quotas" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("claude in eu");
  await page.getByRole("option", { name: /^Claude in Europe/ }).click();
  await expect(page).toHaveURL(VIEW);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).not.toHaveURL(/geography/);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitemradio", { name: "Claude in Europe" }).click();
  await expect(page).toHaveURL(VIEW);
});

test("one of them is where a new tab opens, and the plain matrix stays in reach", async ({
  page,
  context,
}) => {
  await page.goto(VIEW);
  await saveAs(page, "Mine");
  await page.getByRole("checkbox", { name: "Start page: Mine" }).check();
  const tab = await context.newPage();
  await tab.goto("/");
  await expect(tab).toHaveURL(VIEW);
  await tab.getByRole("link", { name: "Matrix" }).first().click();
  await expect(tab).toHaveURL("/");
  await tab.reload();
  await expect(tab.getByRole("grid")).toBeVisible();
  await expect(tab).toHaveURL("/");
  const other = await context.newPage();
  await other.goto("/pending");
  await expect(other).toHaveURL("/pending");
  await tab.close();
  await other.close();
});

test("a name is needed, one that is taken is replaced, and what is removed can be had back", async ({
  page,
}) => {
  await page.goto(VIEW);
  await saveAs(page, "  ");
  await expect(page.getByText("Give it a name.")).toBeVisible();
  await page.getByLabel("Name of what is shown now").fill("Mine");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByLabel("Name of what is shown now").fill("mine");
  await page.getByRole("button", { name: "Replace" }).click();
  const list = page.getByRole("list", { name: "Views" });
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Remove Mine" }).click();
  await expect(list).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
});

test("a link holds the whole view for somebody who never saved it", async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto(VIEW);
  await expect(page.getByRole("rowheader", { name: /Claude/ }).first()).toBeVisible();
  const stranger = await browser.newContext({ ...(baseURL && { baseURL }) });
  const theirs = await stranger.newPage();
  await theirs.goto(VIEW);
  await expect(theirs.getByRole("rowheader", { name: /Claude/ }).first()).toBeVisible();
  await expect(theirs.getByRole("rowheader", { name: /Nova/ })).toHaveCount(0);
  await stranger.close();
});

test("where the browser keeps nothing it says so, and nothing is lost in this tab", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await page.goto(VIEW);
  await saveAs(page, "Only here");
  await expect(page.getByText("This browser keeps nothing.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Views" }).click();
  await expect(page.getByRole("menuitemradio", { name: "Only here" })).toBeVisible();
});
