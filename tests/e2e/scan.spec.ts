import { request } from "node:http";
import { expectFinished } from "./finished";
import { expect, reading, startSite, siteless as test } from "./fixtures";

/** `fetch` sets Host itself. */
function statusFor(url: string, headers: Record<string, string>, method = "GET"): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers, method }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .once("error", reject)
      .end();
  });
}

test.describe.configure({ mode: "default" });

test("a scan shows its progress and can be cancelled; what was read stays", async ({ browser }) => {
  const site = await startSite({ before: (aws) => aws.setLatency(400) });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url);
  await expect(page.getByRole("rowheader").first()).toBeVisible({ timeout: 60_000 });
  await page
    .getByRole("button", { name: /Cancel/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: "Scan now" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  const answer = await fetch(`${site.url}/api/readiness`);
  expect(((await answer.json()) as { complete: boolean }).complete).toBe(false);
  await context.close();
  await site.stop();
});

test("without credentials the first page says where it looked and what to do", async ({
  browser,
}) => {
  const site = await startSite({ env: { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" } });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url);
  await expect(page.getByText("Where it looked")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Environment", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Look again" })).toBeVisible();
  await expectFinished(page);
  await context.close();
  await site.stop();
});

test("a role that may read nothing is told which actions it lacks, and no model is called ready", async ({
  browser,
}) => {
  const site = await startSite({
    before: (aws) => aws.setPolicy({ allow: ["sts:GetCallerIdentity"] }),
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url);
  await expect(page.getByText("bedrock:ListFoundationModels").first()).toBeVisible({
    timeout: 120_000,
  });
  const { cells } = (await (await fetch(`${site.url}/api/readiness`)).json()) as {
    cells: { state: string }[];
  };
  expect(cells.filter(({ state }) => state === "ready")).toEqual([]);

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${site.url}/plan`);
  const plan = page.getByRole("grid");
  await expect(plan.getByText("What is there is not known").first()).toBeVisible();
  const inCells = await plan
    .getByRole("row")
    .evaluateAll((rows) => rows.slice(1).map((row) => [...row.children].at(-2)?.textContent));
  expect(new Set(inCells)).toEqual(new Set(["not known"]));
  await context.close();
  await site.stop();
});

reading("another host name and a foreign origin are refused", async ({ site }) => {
  expect(await statusFor(site.url, { Host: "evil.example" })).toBe(421);
  expect(await statusFor(site.url, {})).toBe(200);
  const foreign = { Origin: "https://evil.example", "Next-Action": "0".repeat(42) };
  expect(await statusFor(site.url, foreign, "POST")).toBe(421);
  expect(await statusFor(`${site.url}/icon.svg`, { Host: "evil.example" })).toBe(421);
  expect(await statusFor(site.url, {}, "TRACE")).toBe(405);
  expect(await statusFor(`${site.url}/icon.svg`, { Origin: site.url }, "POST")).toBe(405);
  expect(await statusFor(`${site.url}/regions/%E0%A4%A`, {})).toBe(400);
  const large = { Origin: site.url, "Content-Length": String(300 * 1024) };
  expect(await statusFor(site.url, large, "POST")).toBe(413);
});
