import { expectFinished } from "./finished";
import { expect, scanEnds, test } from "./fixtures";

test.describe.configure({ mode: "default", timeout: 120_000 });
test.use({
  siteOptions: {
    world: "first-look",
    before: (aws) => aws.clearFaults(),
    config: `accounts: [{ id: "111122223333", name: payments-prod }]
requirements:
  - name: Payments assistant
    models: [anthropic.claude-haiku-4-5-20251001-v1:0]
    regions: [eu-west-1, eu-central-1]
    routes: { within: eu }
    tokensPerMinute: 500000
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
