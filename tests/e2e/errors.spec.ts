import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import { CODES } from "@/lib/domain/codes";
import { expectFinished } from "./finished";
import { expect, reading as test } from "./fixtures";

test.describe.configure({ mode: "parallel" });

test.use({ reads: "one account" });

test("every code has a line, and a page with its words", async ({ page, request }) => {
  await page.goto("/errors");
  for (const code of CODES) {
    await expect(page.getByRole("link", { name: code, exact: true })).toHaveCount(1);
    const answer = await request.get(`/errors/${code}`);
    expect(answer.status(), code).toBe(200);
    const text = (await answer.text()).replaceAll("&#x27;", "'");
    expect(text).toContain(CODE_ENTRIES[code].title);
    expect(text).toContain("What to do");
  }
  await expectFinished(page);
  await page.goto("/errors/NoSuchCode");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No such page");
});

test("a code is found by words of its causes, and its cells in the matrix", async ({ page }) => {
  await page.goto("/errors");
  await page.getByLabel("Search errors").fill("payment");
  await expect(page).toHaveURL(/q=payment/);
  const row = page.getByRole("row", { name: /MPAgreementFailed/ });
  await expect(row).toBeVisible();
  await expect(page.getByRole("link", { name: "RegionEnabling", exact: true })).toHaveCount(0);
  await row.getByRole("link", { name: "MPAgreementFailed", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Marketplace agreement failed");
  await page.getByText("Payment method refused").click();
  await expect(page.getByText("Add a valid payment method and make it the default.")).toBeVisible();
  await expectFinished(page);
  await page.getByRole("link", { name: /^\d+ blocked cells, shown in the matrix/ }).click();
  await expect(page).toHaveURL(/\/\?(state=blocked|cause=blocked\.MPAgreementFailed)/);
});
