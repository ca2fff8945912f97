import { GATE } from "@/lib/stand-in/worlds/gated";
import { expectFinished } from "./finished";
import { expect, expectAccessible, scanEnds, test } from "./fixtures";

const config = `accounts:
  - id: "111122223333"
    name: payments-prod
    proveRole: arn:aws:iam::111122223333:role/BedrockReadinessProve
prove: { enabled: true }
regions: [us-east-1, eu-west-1]
`;
const cell = (modelId: string) => `/?cell=111122223333~us-east-1~${modelId}`;

test.describe.configure({ mode: "serial", timeout: 600_000 });
test.use({ siteOptions: { world: "gated", config } });
test.beforeAll(async ({ site }) => scanEnds(site));

test("I see each call before it is made, and may leave it", async ({ page, site }) => {
  await page.goto(cell("anthropic.claude-haiku-4-5-20251001-v1:0"));
  const sheet = page.getByRole("dialog", { name: "Claude Haiku 4.5 in us-east-1" });
  await expect(sheet.getByText("never tried").first()).toBeVisible();
  await expect(sheet).toContainText("0 of 50 calls used today");
  await sheet.getByRole("button", { name: "Try a call…" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Try Claude Haiku 4.5 from us-east-1" });
  await expect(dialog).toContainText("2 calls in payments-prod, 111122223333");
  await expect(dialog).toContainText("us.anthropic.claude-haiku-4-5-20251001-v1:0");
  await expect(dialog).toContainText("us-east-1, us-east-2, us-west-2");
  await expect(dialog).toContainText("Any commercial Region, in any country");
  await expect(dialog).toContainText("0 of 50 calls used, then 2");
  await expect(dialog).toContainText("it can’t sign anything");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await sheet.getByRole("button", { name: "Try a call…" }).click();
  await expect(dialog).toContainText("0 of 50 calls used, then 2");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  expect(site.aws.writes()).toEqual([]);
});

test("an answer is told by each route, and marked in the grid", async ({ page, site }) => {
  await page.goto(cell("anthropic.claude-haiku-4-5-20251001-v1:0"));
  const sheet = page.getByRole("dialog", { name: "Claude Haiku 4.5 in us-east-1" });
  await sheet.getByRole("link", { name: "Try a call" }).click();
  await sheet.getByRole("button", { name: "Try a call…" }).click();
  await page.getByRole("button", { name: "Try 2 calls" }).click();
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(sheet.getByRole("link", { name: "Try a call" })).toHaveCount(0);
  await expect(sheet.getByText(/^answered .+ by us\.$/).first()).toBeVisible();
  await expect(sheet).toContainText(/one destination, 8 tokens in, 1 out\. Request /);
  await expect(sheet).toContainText("2 of 50 calls used today, under $0.01");
  await expect(sheet).toContainText("A call was answered within a day.");
  expect(
    site.aws
      .writes()
      .map(({ operation, model }) => `${operation} ${model}`)
      .sort(),
  ).toEqual([
    "Converse global.anthropic.claude-haiku-4-5-20251001-v1:0",
    "Converse us.anthropic.claude-haiku-4-5-20251001-v1:0",
  ]);
  const marked = page.getByRole("gridcell", { name: /^Claude Haiku 4\.5 in us-east-1: Ready/ });
  await expect(marked).toHaveAccessibleDescription(/a call was answered within a day/);
  await expectFinished(page);
});

test("a refusal blocks a cell whose fields are green, and a later answer opens it", async ({
  page,
  site,
}) => {
  await page.goto(cell("anthropic.claude-opus-5"));
  const sheet = page.getByRole("dialog", { name: "Claude Opus 5 in us-east-1" });
  await expect(sheet).toContainText("Ready by us and global. No call was tried.");
  await sheet.getByRole("button", { name: "Try a call…" }).click();
  await page.getByRole("button", { name: "Try 2 calls" }).click();
  await expect(sheet).toContainText("BadCScoreException");
  await expect(sheet).toContainText("not available for this account");
  await expect(
    page.getByRole("gridcell", { name: /^Claude Opus 5 in us-east-1: Blocked/ }),
  ).toBeVisible();
  await expectFinished(page);
  site.aws.clearFaults(GATE);
  await sheet.getByRole("button", { name: "Try a call…" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("within the last 15 minutes");
  await page.getByRole("alertdialog").getByRole("button", { name: "Close" }).click();
});

test("what can't be tried says why", async ({ page }) => {
  await page.goto(cell("amazon.nova-reel-v1:1"));
  const sheet = page.getByRole("dialog", { name: "Nova Reel in us-east-1" });
  await expect(sheet).toContainText("Not provable: it answers with video");
  await expect(sheet.getByRole("button", { name: "Try a call…" })).toHaveCount(0);
  await page.goto(cell("amazon.nova-canvas-v1:0"));
  await page.getByRole("button", { name: "Make one image…" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("It makes one small image");
  await expect(page.getByRole("alertdialog")).toContainText("$0.14");
});
