import { expectFinished } from "./finished";
import { expect, scanEnds, test } from "./fixtures";

test.describe.configure({ mode: "default", timeout: 600_000 });
test.use({
  siteOptions: {
    world: "first-look",
    before: (aws) => aws.clearFaults(),
    config: `accounts: [{ id: "111122223333", name: payments-prod }]
regions: [eu-west-1, eu-central-1]
requirements:
  - name: Payments assistant
    models: [anthropic.claude-haiku-4-5-20251001-v1:0]
    regions: [eu-west-1, eu-central-1]
    routes: { within: eu }
    tokensPerMinute: 500000
  - name: Summaries
    models: [anthropic.claude-haiku-4-5-20251001-v1:0]
    regions: [eu-west-1]
    tokensPerMinute: 500000
  - name: Contract review
    models: [anthropic.claude-opus-5]
    regions: [eu-west-1]
    routes: { within: eu }
    load: { callsPerMinute: 1000, inputTokens: 1200, maxTokens: 4096, outputTokens: 350 }
`,
  },
});
test.beforeAll(async ({ site }) => scanEnds(site));

test("what is required comes first, and what is short of it is found from any Region", async ({
  page,
}) => {
  await page.goto("/quotas");
  await expect(page.getByRole("button", { name: "Region: eu-central-1" })).toBeVisible();
  const short = page.getByText("Short of need in other Regions").locator("..");
  await expect(short.getByRole("link", { name: /^eu-west-1 \d+$/ })).toBeVisible();
  await page.getByRole("button", { name: "Region: eu-central-1" }).click();
  await expect(page.getByRole("menuitemradio").first()).toHaveAccessibleName(/^eu-central-1/);
  await expect(page.getByRole("menuitemradio", { name: /^eu-west-1.*\d+ short/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await short.getByRole("link", { name: /^eu-west-1/ }).click();
  await expect(page).toHaveURL(/region=eu-west-1.*show=short|show=short.*region=eu-west-1/);
  const rows = page.getByRole("table", { name: "Quotas of eu-west-1" }).locator("tbody");
  await expect(rows.getByRole("row").first()).toContainText("100,000 short");
  await expectFinished(page);
});

test("a route that is short is told alike by the review, the list of quotas and the matrix", async ({
  page,
}) => {
  await page.goto("/quotas?region=eu-west-1&q=haiku+4.5");
  const quotas = page.getByRole("table", { name: "Quotas of eu-west-1" });
  const short = quotas.getByRole("row", { name: / 400,000 5,000,000 / });
  await expect(short).toContainText("100,000 short");

  await page.goto("/regions/eu-west-1");
  const required = page.getByRole("table", { name: "Requirements" });
  const rowOf = (name: string) =>
    required.getByRole("row", { name: new RegExp(`${name}.*Claude Haiku 4\\.5`) });
  await expect(rowOf("Payments assistant")).toContainText("Short");
  await expect(rowOf("Summaries")).toContainText("By global only");
  await expect(rowOf("Summaries")).toContainText("eu: 400,000, 100,000 short.");

  await page.goto("/?q=haiku+4.5");
  const cell = page.getByRole("gridcell", { name: /^Claude Haiku 4\.5 in eu-west-1: Ready/ });
  await expect(cell.locator(".cell-warning")).toBeVisible();
  await expect(cell).toHaveAccessibleDescription(/a quota is short/);
});

test("a load that is required is short by what it lacks of a quota", async ({ page }) => {
  await page.goto("/requirements");
  await expect(page.getByText(/1,000 calls a minute of 1,200 tokens in, 350 out/)).toBeVisible();
  await expect(page.getByText(/quota 3,296,000 short/).first()).toBeVisible();

  await page.getByRole("button", { name: "Add a requirement" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Name").fill("Support");
  await sheet.getByLabel("Models", { exact: true }).fill("anthropic.claude-opus-5");
  await sheet.getByLabel("Calls a minute").fill("10");
  await sheet.getByLabel("Input tokens").fill("1,200");
  await sheet.getByLabel("Output tokens").fill("350");
  await sheet.getByLabel("Name").focus();
  await expect(sheet.getByRole("alert")).toContainText("Fill in max_tokens");
  await sheet.getByLabel("max_tokens").fill("4096");
  await expect(sheet.getByRole("region", { name: "YAML" })).toContainText(
    "load: { callsPerMinute: 10, inputTokens: 1200, maxTokens: 4096, outputTokens: 350 }",
  );
  await expectFinished(page);
});
