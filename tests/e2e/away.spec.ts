import { gridIsThere, lost } from "./away";
import { expect, scanEnds, startSite, siteless as test } from "./fixtures";

test.describe.configure({ timeout: 900_000 });

const TWO_ACCOUNTS = `accounts:
  - id: "111122223333"
  - name: sandbox
    role: arn:aws:iam::777788889999:role/BedrockReadinessRead
regions: [us-east-1]
`;

test("whatever is pressed while the dashboard is away, the page stays and says so", async ({
  browser,
}) => {
  const site = await startSite({ config: TWO_ACCOUNTS });
  await scanEnds(site);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  // As on the first visit, before anything was fetched ahead: what is fetched when it is needed is not there.
  await context.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  const page = await context.newPage();
  await page.goto(site.url);
  await gridIsThere(page);
  await site.kill();

  const stands = async () => {
    await expect(page.getByRole("link", { name: "Bedrock Readiness" })).toBeVisible();
    await expect(page.getByRole("gridcell").first()).toBeVisible();
  };
  await page.keyboard.press("?");
  await expect(page.getByText("Not loaded.").filter({ visible: true }).first()).toBeVisible();
  await stands();
  // Of several parts that are not there the last lies over the others.
  await page.getByRole("button", { name: "Reload" }).filter({ visible: true }).last().click();
  await expect(
    page
      .getByText(/^The dashboard did not answer\./)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await stands();
  await page
    .getByRole("gridcell", { name: /: Ready/ })
    .first()
    .click();
  await stands();
  await page.keyboard.press("r");
  await stands();
  await page.getByRole("button", { name: "Scan now" }).click();
  await stands();
  for (const name of [/^Account: /, "More", "Export"]) {
    const button = page.getByRole("button", { name }).filter({ visible: true }).first();
    const told = button.locator("..").getByText("Not loaded.");
    await button.click();
    await expect(told, String(name)).toBeVisible();
    await stands();
    await button.click();
    await expect(told, String(name)).toHaveCount(0);
  }
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Quotas" })
    .click();
  await expect(lost(page)).toBeVisible({ timeout: 120_000 });
  await stands();

  await site.revive();
  await expect(page.getByRole("heading", { level: 1, name: "Quotas" })).toBeVisible({
    timeout: 120_000,
  });
  await page.goto(site.url);
  await gridIsThere(page);
  await site.kill();
  await page.keyboard.press("Control+k");
  await expect(page.getByText("Not loaded.").filter({ visible: true }).first()).toBeVisible();
  await stands();
  await context.close();
  await site.stop();
});
