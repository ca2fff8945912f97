import { expectFinished } from "./finished";
import { expect, reading, scanEnds, test } from "./fixtures";
import { scanNow } from "./scan-now";

test.describe.configure({ mode: "parallel" });

reading.use({ reads: "three accounts" });

reading(
  "two Regions: only what differs, by one reason each, what is required first",
  async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "More" }).first().click();
    await page.getByRole("menuitem", { name: "Compare" }).click();
    await expect(page.getByRole("heading", { name: "Compare", level: 1 })).toBeVisible();
    await page.getByRole("button", { name: /^One side:/ }).click();
    await page.getByRole("menuitemradio", { name: /^eu-west-1/ }).click();
    await page.getByRole("button", { name: /^Other side:/ }).click();
    await page.getByRole("menuitemradio", { name: /^eu-south-1/ }).click();
    await expect(page).toHaveURL(/one=eu-west-1/);
    await expect(page).toHaveURL(/other=eu-south-1/);
    await expect(page.getByText(/^\d+ of \d+ models differ\./)).toBeVisible();
    const form = page.getByRole("region", {
      name: /^Blocked in eu-south-1: Anthropic use case form missing$/,
    });
    await expect(form.getByRole("row", { name: /Claude Sonnet 4\.6/ })).toContainText("Ready");
    await expect(form.getByRole("row", { name: /Claude Sonnet 4\.6/ })).toContainText("Blocked");
    await expect(page.getByRole("table", { name: "Of the Regions" })).toContainText("Go-live");
    await expectFinished(page);

    await page.getByRole("button", { name: "Swap the sides" }).click();
    await expect(page).toHaveURL(/one=eu-south-1/);
    await expect(form).toBeVisible();
    await page.getByRole("checkbox", { name: "Only what we require" }).check();
    await expect(page).toHaveURL(/required=true/);
  },
);

reading("what is alike is one strip, and opens", async ({ page }) => {
  await page.goto("/compare?one=eu-west-1&other=eu-west-3");
  const alike = page.getByRole("region", { name: "Alike" });
  await expect(alike).toContainText(/\d+ models are alike/);
  await expect(alike.getByRole("row")).toHaveCount(0);
  await alike.getByRole("button", { name: "Show" }).click();
  await expect(alike.getByRole("row").first()).toBeVisible();
  await page.reload();
  await expect(alike.getByRole("row").first()).toBeVisible();
});

reading("two accounts: in every Region or in one, the side by its name", async ({ page }) => {
  await page.goto("/compare");
  await page.getByRole("button", { name: "Accounts", exact: true }).click();
  await expect(page).toHaveURL(/by=accounts/);
  await expect(page.getByText(/models? differs?\.|No model is known to differ/)).toBeVisible();
  await page.getByRole("button", { name: /^Region: All Regions/ }).click();
  await page.getByRole("menuitemradio", { name: /^eu-west-1/ }).click();
  await expect(page).toHaveURL(/region=eu-west-1/);
  await expect(page.getByRole("button", { name: /^Region: eu-west-1/ })).toBeVisible();
});

test.describe(() => {
  test.use({
    siteOptions: { world: "first-look", config: "regions: [eu-west-1, eu-north-1]\n" },
  });
  test.beforeAll(async ({ site }) => scanEnds(site));

  test("a side that was not read is told apart and is no difference", async ({ page, site }) => {
    site.aws.addFaults({
      id: "out",
      when: { region: "eu-north-1", service: "bedrock" },
      fault: { kind: "deny", by: "service-control-policy" },
    });
    await page.goto("/");
    await scanNow(page, site);
    await page.goto("/compare?one=eu-west-1&other=eu-north-1");
    const unread = page.getByRole("region", { name: "Not known in eu-north-1" });
    await expect(unread).toContainText("no difference, and none can be told");
    await expect(
      page.getByText(/^No model is known to differ\. Of \d+ it can’t be told/),
    ).toBeVisible();
    site.aws.clearFaults("out");
  });
});
