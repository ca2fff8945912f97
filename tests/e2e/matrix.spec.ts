import { expectFinished } from "./finished";
import { expect, reading, scanEnds, test } from "./fixtures";

test.describe.configure({ mode: "parallel" });

reading.use({ reads: "one requirement" });

reading("I find a blocked model and follow its fix", async ({ page }) => {
  await page.goto("/?q=sonnet%204.6&geography=Europe");
  await page.getByRole("gridcell", { name: /^Claude Sonnet 4\.6 in eu-south-1: Blocked/ }).click();
  const sheet = page
    .getByRole("region", { name: "Claude Sonnet 4.6 in eu-south-1" })
    .or(page.getByRole("dialog", { name: "Claude Sonnet 4.6 in eu-south-1" }));
  await expect(sheet).toContainText("FTUFormNotFilled");
  await expect(sheet).toContainText("Opt-in Regions need their own.");
  await expect(sheet).toContainText("Account admin");
  await expect(sheet.getByRole("link", { name: /Model catalog/ }).first()).toHaveAttribute(
    "href",
    /^https:\/\/eu-south-1\.console\.aws\.amazon\.com\/bedrock\/home\?region=eu-south-1#\/model-catalog/,
  );
  await expect(sheet).toContainText("put-use-case-for-model-access");
  await expect(page).toHaveURL(/cell=/);
  await expectFinished(page);
});

reading("I filter, share the address, and a colleague sees the same", async ({ page, context }) => {
  await page.goto("/");
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("nova");
  await expect(page.getByRole("rowheader", { name: /Nova Lite/ })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /Claude/ })).toHaveCount(0);
  await expect(page).toHaveURL(/q=nova/);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole("rowheader", { name: /Nova Lite/ })).toBeVisible();
  await expect(other.getByRole("rowheader", { name: /Claude/ })).toHaveCount(0);
  await other.close();
});

reading("a counter is a link to the cells it counts", async ({ page }) => {
  await page.goto("/");
  await page
    .getByRole("link", { name: /Inactive/ })
    .first()
    .click();
  await expect(page).toHaveURL(/state=inactive/);
  await expect(page.getByRole("rowheader").first()).toBeVisible();
});

reading("what is required is outlined, and can be all that is shown", async ({ page }) => {
  await page.goto("/?required=true&geography=Europe");
  await expect(page.getByRole("rowheader", { name: /Claude Sonnet 4\.6/ })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /Nova Lite/ })).toHaveCount(0);
});

reading("while a ready cell is pointed at, its state is said once", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("gridcell", { name: /^Nova 2 Lite in us-east-1: Ready/ }).hover();
  const tip = page.getByRole("tooltip");
  await expect(tip).toContainText("Nova 2 Lite in us-east-1");
  await expect(tip.getByText("Ready", { exact: true })).toHaveCount(1);
});

reading("columns that are cut have an edge, until the last of them is seen", async ({ page }) => {
  await page.goto("/?off=true");
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  const edge = page.locator("[data-cut-edge]");
  await expect(edge).toBeVisible();
  const scroller = page.getByRole("grid").locator("..");
  await scroller.evaluate((one) => one.scrollTo({ left: one.scrollWidth }));
  await expect(edge).toHaveCount(0);
  await scroller.evaluate((one) => one.scrollTo({ left: 0 }));
  await expect(edge).toBeVisible();
});

reading(
  "a dashboard that is silent is told of, by what asks again and what says why",
  async ({ page }) => {
    await page.route("**/api/matrix*", (route) => route.fulfill({ json: {} }));
    await page.goto("/");
    await expect(page.getByText("The dashboard did not answer.")).toBeVisible();
    await expect(
      page.getByText(
        "This page asks again every few seconds. The dashboard’s log says why it is silent.",
      ),
    ).toBeVisible();
    await page.unroute("**/api/matrix*");
    await expect(page.getByRole("gridcell").first()).toBeVisible();
  },
);

reading("at no width between a phone and a desk does the page stick out", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("gridcell").first()).toBeVisible();
  for (const width of [640, 760, 860, 960, 1060, 1180, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect
      .poll(() =>
        page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      )
      .toBeLessThanOrEqual(0);
  }
});

reading("the states read in words, in both themes and on a phone", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("grid", { name: "Models by Region" })).toBeVisible();
  await expect(
    page.getByRole("gridcell", { name: /: (Ready|Blocked|Not offered)/ }).first(),
  ).toBeVisible();
  await expectFinished(page);
});

reading(
  "by keyboard alone: search, walk, open, close, and the first and last row are reached",
  async ({ page }) => {
    await page.goto("/?geography=Europe");
    await expect(page.getByRole("gridcell").first()).toBeVisible();
    await page.keyboard.press("/");
    await page.keyboard.type("claude opus");
    await expect(page.getByRole("rowheader", { name: /Nova/ })).toHaveCount(0);
    await page.getByRole("grid").locator("[tabindex='0']").first().focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    const name = await page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? "",
    );
    expect(name).toMatch(/ in [a-z-]+-\d: /);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/cell=/);
    await expect(page.getByRole("heading", { name: "Gates" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page).not.toHaveURL(/cell=/);
    await page.keyboard.press("Control+End");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""))
      .toMatch(/Opus/);
  },
);

test.describe(() => {
  test.use({ siteOptions: { world: "first-look", config: "regions: [eu-west-1]\n" } });
  test.beforeAll(async ({ site }) => scanEnds(site));

  test("I check a cell now: Next asks AWS once, and nothing is written there", async ({
    page,
    site,
  }) => {
    const cell = "111122223333~eu-west-1~anthropic.claude-sonnet-4-6";
    await page.goto(`/?cell=${cell}`);
    const recheck = page.getByRole("button", { name: /Re-check/ });
    await expect(recheck).toBeVisible();
    const asked = () =>
      site.aws
        .calls()
        .filter(
          ({ operation, region }) => operation === "ListFoundationModels" && region === "eu-west-1",
        )
        .reduce((sum, { calls }) => sum + calls, 0);
    const before = asked();
    const action = page.waitForRequest(
      (request) => request.method() === "POST" && "next-action" in request.headers(),
    );
    await recheck.click();
    await action;
    await expect.poll(asked).toBe(before + 1);
    expect(site.aws.writes()).toEqual([]);
  });
});
