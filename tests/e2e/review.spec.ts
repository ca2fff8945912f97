import { readFile } from "node:fs/promises";
import type { Control } from "@/lib/stand-in/control/client";
import { expectFinished } from "./finished";
import { expect, scanEnds, test } from "./fixtures";
import { wrongPlurals } from "./layout";
import { aStillWorld } from "./sites";

const config = `regions: [eu-west-1, us-east-1]
requirements:
  - name: Payments assistant
    models: [anthropic.claude-sonnet-4-6, anthropic.claude-haiku-4-5-20251001-v1:0]
    regions: [eu-west-1]
    routes: [eu]
    tokensPerMinute: 500000
  - name: Summaries
    models: [openai.gpt-5.6-sol]
    regions: [eu-west-1]
  - name: Drafts
    models: [amazon.nova-lite-v1:0]
    regions: [us-east-1]
`;

const before = (aws: Control) => aws.clearFaults();

test.describe.configure({ mode: "serial", timeout: 600_000 });
test.use({ siteOptions: { world: aStillWorld(), config, before } });
test.beforeAll(async ({ site }) => scanEnds(site));

test("review a Region before we go live there, requirement by requirement", async ({ page }) => {
  await page.goto("/regions/eu-west-1");
  await expect(page.getByText(/^Not ready to go live\. 1 of 3 requirements hold\./)).toBeVisible();
  const table = page.getByRole("table", { name: "Requirements" });
  const sonnet = table.getByRole("row", { name: /Claude Sonnet 4\.6/ });
  await expect(sonnet).toContainText(/500,000\s*of 2,000,000/);
  await expect(sonnet).toContainText("Ready");
  const haiku = table.getByRole("row", { name: /Claude Haiku 4\.5/ });
  await expect(haiku).toContainText(/500,000\s*of 400,000/);
  await expect(haiku).toContainText("Short");
  const sol = table.getByRole("row", { name: /GPT-5\.6 Sol/ });
  await expect(sol).toContainText("Blocked");
  await expect(sol).toContainText("Billing");
  const names = await table
    .locator("tbody tr td:first-child span")
    .evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().width > 1).map((one) => one.textContent),
    );
  expect(names.toSorted()).toEqual(["Payments assistant", "Summaries"]);
  expect(await wrongPlurals(page)).toEqual([]);
  await expectFinished(page);
});

test("sign off with exceptions; the record tells what has changed since", async ({
  page,
  site,
}) => {
  await page.goto("/regions/eu-west-1");
  await page.getByRole("checkbox", { name: "Destinations are reviewed" }).check();
  const sign = page.getByRole("button", { name: "Sign off with exceptions" });
  await page.getByLabel("Name", { exact: true }).fill("Dana Smith");
  await sign.click();
  await expect(page.getByText("is signed off")).toHaveCount(0);
  await page.getByLabel(/^Note/).fill("GPT-5.6 Sol waits for billing; the rest may go live.");
  await sign.click();
  await expect(page.getByText("eu-west-1 is signed off", { exact: true })).toBeVisible();
  const record = page.getByRole("listitem").filter({ hasText: "Dana Smith" });
  await expect(record).toContainText(/UTC, with exceptions/);
  await expect(record).toContainText("GPT-5.6 Sol waits for billing; the rest may go live.");
  await expect(record).toContainText("Nothing has changed since.");
  await expect(
    page.getByText(/^Signed by Dana Smith at \d\d:\d\d UTC, as it stands\./),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /^Sign off/, disabled: false })).toHaveCount(0);
  await expect(page.getByRole("listitem").filter({ hasText: "Dana Smith" })).toHaveCount(1);
  await page.getByLabel("Name", { exact: true }).fill("Eve Jones");
  await expect(page.getByRole("button", { name: /^Sign off/, disabled: false })).toHaveCount(1);
  await page.getByLabel("Name", { exact: true }).fill("");

  site.aws.given({
    change: "access",
    models: ["anthropic.claude-sonnet-4-6"],
    regions: ["eu-west-1"],
    entitlement: "NOT_AVAILABLE",
  });
  await page.getByRole("button", { name: "Re-check Region" }).click();
  await expect(record).toContainText(
    "Claude Sonnet 4.6: was ready, is blocked (BadCScoreException).",
    { timeout: 120_000 },
  );
  await expect(page.getByText(/0 of 3 requirements hold/)).toBeVisible();
});

test("facts that change under a sign-off take nothing that was typed", async ({ page, site }) => {
  await page.goto("/regions/eu-west-1");
  await page.getByRole("checkbox", { name: "Destinations are reviewed" }).check();
  await page.getByLabel("Name", { exact: true }).fill("Dana Smith");
  await page.getByLabel(/^Note/).fill("Only what payments needs.");
  site.aws.given({
    change: "access",
    models: ["amazon.nova-lite-v1:0"],
    regions: ["eu-west-1"],
    entitlement: "NOT_AVAILABLE",
  });
  await page.getByRole("button", { name: "Re-check Region" }).click();
  const notice = page.getByRole("status").filter({ hasText: "has changed while you wrote" });
  await expect(notice).toContainText("Nova Lite: was ready", { timeout: 120_000 });
  await expect(page.getByRole("checkbox", { name: "Destinations are reviewed" })).toBeChecked();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Dana Smith");
  await expect(page.getByLabel(/^Note/)).toHaveValue("Only what payments needs.");
  const sign = page.getByRole("button", { name: "Sign off with exceptions" });
  await expect(sign).toBeDisabled();
  await page.reload();
  await expect(notice).toContainText("but not what was known then");
  await expect(sign).toBeDisabled();
  const destinations = page.getByRole("checkbox", { name: "Destinations are reviewed" });
  await expect(destinations).toBeChecked();
  await expect(page.getByLabel(/^Note/)).toHaveValue("Only what payments needs.");
  // The world goes on, and may move again before it is signed.
  const looked = notice.getByRole("button", { name: "I looked again" });
  const name = page.getByLabel("Name", { exact: true });
  await expect(async () => {
    if (await looked.isVisible()) {
      await looked.click();
      await destinations.check({ timeout: 2_000 });
    }
    // Pressed before it may still be under way.
    if ((await name.inputValue()) !== "") await sign.click({ timeout: 2_000 });
    await expect(name).toHaveValue("", { timeout: 3_000 });
  }).toPass({ timeout: 120_000 });
  await expect(page.getByLabel(/^Note/)).toHaveValue("");
  await expect(page.getByText(/^Signed by Dana Smith at \d\d:\d\d UTC/).first()).toBeVisible();
});

test("a Region in which everything holds is signed off without a note, and not before its destinations are reviewed", async ({
  page,
}) => {
  await page.goto("/regions/us-east-1");
  await expect(page.getByText("Ready to go live: the one requirement holds.")).toBeVisible();
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Dana Smith");
  const plain = page.getByRole("button", { name: "Sign off", exact: true });
  await expect(plain).toBeDisabled();
  await page.getByRole("checkbox", { name: "Destinations are reviewed" }).check();
  await plain.click();
  await expect(page.getByText("us-east-1 is signed off", { exact: true })).toBeVisible();
  const record = page.getByRole("listitem").filter({ hasText: "Dana Smith" });
  await expect(record).toContainText("UTC");
  await expect(record).not.toContainText("with exceptions");
});

test("the record as a Markdown file", async ({ page }) => {
  await page.goto("/regions/eu-west-1");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export record" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/eu-west-1.*\.md$/);
  const text = await readFile(await file.path(), "utf8");
  expect(text).toMatch(/^# .*eu-west-1/);
  expect(text).toContain("Payments assistant");
  expect(text).toContain("Dana Smith");
  expect(text).toContain("BadCScoreException");
});
