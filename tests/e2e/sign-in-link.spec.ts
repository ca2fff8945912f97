import { spawnSync } from "node:child_process";
import { expect, type Page } from "@playwright/test";
import { expectAccessible, type Site, test } from "./fixtures";

const PUBLIC_URL = "https://readiness.acme.example";

test.describe.configure({ mode: "default" });
test.use({
  siteOptions: { config: "regions: [us-east-1]\n", env: { AUTH: "link", PUBLIC_URL } },
});

/** A link as an admin makes it in a terminal, under the name by which this browser reaches the dashboard. */
function linkFor(site: Site, ...args: readonly string[]): string {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    ["lib/cli/bin.mjs", "invite", ...args],
    {
      encoding: "utf8",
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "production",
        AWS_REGION: "us-east-1",
        READINESS_DATA_DIR: site.dataDir,
        AUTH: "link",
        PUBLIC_URL,
      },
    },
  );
  expect([status, stderr]).toEqual([0, expect.stringContaining("Good once")]);
  expect(stdout).toMatch(/^https:\/\/readiness\.acme\.example\/sign-in\?link=[\w-]{43}\n$/);
  return stdout.trim().replace(PUBLIC_URL, site.url);
}

const cookiesOf = async (page: Page) =>
  (await page.context().cookies()).map(({ name, secure, httpOnly, sameSite, path }) => ({
    name,
    secure,
    httpOnly,
    sameSite,
    path,
  }));

test("behind https the cookie is bound to this host, and signing out takes it away", async ({
  page,
  site,
}) => {
  await page.goto(linkFor(site, "--name", "ana", "--role", "admin"));
  await expect(
    page.getByText("This link makes you ana here, admin of all accounts."),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign in as ana" }).click();
  await expect(page.getByRole("button", { name: "ana, admin" })).toBeVisible();
  expect(await cookiesOf(page)).toEqual([
    { name: "__Host-readiness", secure: true, httpOnly: true, sameSite: "Lax", path: "/" },
  ]);
  await page.getByRole("button", { name: "ana, admin" }).click();
  // What was fetched ahead before is answered: the console tells of an answer that nobody asks.
  await page.waitForLoadState("networkidle");
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Signed out" })).toBeVisible();
  expect(await cookiesOf(page)).toEqual([]);
});

test("without a provider the way in says how one gets a link", async ({ page }) => {
  await page.goto("/pending");
  await expect(
    page.getByText("is entered by a link, made for one person and good once"),
  ).toBeVisible();
  await expect(page.getByText("bedrock-readiness invite --name ana --role viewer")).toBeVisible();
  await expect(page.getByRole("link", { name: /Continue/ })).toHaveCount(0);
  for (const width of [1_440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    await expectAccessible(page);
  }
});
