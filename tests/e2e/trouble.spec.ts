import { expect, expectAccessible, scanEnds, test } from "./fixtures";

test.describe.configure({ mode: "default", timeout: 600_000 });
test.use({
  siteOptions: {
    world: "first-look",
    config: "regions: [us-east-1, us-west-2, eu-west-1]\n",
    feeds: true,
    before: (aws) => {
      aws.clearFaults();
      aws.given(
        {
          change: "feed",
          region: "us-east-1",
          feed: {
            kind: "items",
            items: [
              {
                title: "Service disruption: Increased Error Rates <b>",
                text: "We see <b>increased</b> error rates for InvokeModel &amp; Converse.",
                agoMs: 3_600_000,
              },
            ],
          },
        },
        { change: "feed", region: "eu-west-1", feed: { kind: "raw", status: 404, body: "" } },
      );
    },
  },
});
test.beforeAll(async ({ site }) => scanEnds(site));

const TITLE = /^AWS reports trouble with Bedrock in us-east-1 since \d\d/;
const CELL = "/?cell=111122223333~us-east-1~amazon.nova-lite-v1:0";

test("AWS's own trouble stands above what it touches, and nowhere else", async ({ page }) => {
  await page.goto("/");
  const banner = page.getByRole("status").filter({ hasText: TITLE });
  await expect(banner).toBeVisible();
  await expect(banner).toContainText("Service disruption: Increased Error Rates.");
  await expect(banner).toContainText("We see increased error rates for InvokeModel & Converse.");
  await expect(banner.getByRole("link", { name: "AWS Health Dashboard" })).toBeVisible();
  await expectAccessible(page);

  await page.goto(CELL);
  const sheet = page.getByRole("dialog", { name: "Nova Lite in us-east-1" });
  await expect(sheet.getByText(TITLE)).toBeVisible();
  await expect(sheet.getByText("Ready", { exact: true }).first()).toBeVisible();

  await page.goto("/regions/us-east-1");
  await expect(page.getByText(TITLE)).toBeVisible();
  await expectAccessible(page);
});

test("that nothing is told is said only of a feed that answered", async ({ page }) => {
  const told = page.locator("dl > div").filter({ hasText: "Trouble that AWS tells of" });
  await page.goto("/regions/us-west-2");
  await expect(told).toContainText("none told");
  await expect(page.getByText(TITLE)).toHaveCount(0);

  await page.goto("/regions/eu-west-1");
  await expect(told).toContainText("not known, the feed did not answer");

  await page.goto("/settings");
  await expect(page.getByText("There is no such feed: HTTP 404.")).toBeVisible();
  await expect(page.getByText("Check a principal")).toBeVisible();
});
