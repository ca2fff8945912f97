import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expectFinished } from "./finished";
import { expect, type Site, scanEnds, startSite, siteless as test } from "./fixtures";

const SECRET = "hook-secret-nobody-may-see";
const HOOK_PATH = "/hook/path-nobody-may-see";
const EXTERNAL_ID = "7f3c2b1a";
const ADDED = "777788889999";

type Hook = {
  server: Server;
  url: string;
  received: { body: string; signature: string; time: string }[];
  status: number;
};

async function aHook(): Promise<Hook> {
  const hook: Omit<Hook, "server" | "url"> = { received: [], status: 200 };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const header = (name: string) => String(request.headers[name] ?? "");
      hook.received.push({
        body,
        signature: header("x-readiness-signature-256"),
        time: header("x-readiness-timestamp"),
      });
      response.writeHead(hook.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  return Object.assign(hook, { server, url: `http://127.0.0.1:${address.port}${HOOK_PATH}` });
}

let hook: Hook;
let own: Site;

const configOf = (site: Site): string => path.join(site.dataDir, "readiness.yaml");
const write = (text: string): void => writeFileSync(configOf(own), text);
const CONFIG = (url: string, secretFile: string) => `accounts:
  - id: "111122223333"
    name: payments-prod
  - name: data-science
    role: arn:aws:iam::444455556666:role/BedrockReadinessRead
    externalId: ${EXTERNAL_ID}
regions: [us-east-1, eu-west-1]
webhook: { url: "${url}", secretFile: "${secretFile}" }
retention: 30d
`;

test.describe.configure({ mode: "default", timeout: 600_000 });
test.beforeAll(async () => {
  hook = await aHook();
  const secrets = mkdtempSync(path.join(tmpdir(), "readiness-hook-"));
  const secretFile = path.join(secrets, "secret");
  writeFileSync(secretFile, `${SECRET}\n`);
  own = await startSite({
    world: "first-look",
    config: CONFIG(hook.url, secretFile),
    before: (aws) => {
      aws.clearFaults();
      aws.addFaults({
        when: { account: "444455556666", operation: "ListServiceQuotas" },
        fault: { kind: "deny", by: "identity-policy" },
      });
    },
  });
  await scanEnds(own);
});
test.afterAll(async () => {
  await own.stop();
  hook.server.close();
});

const part = (page: Page, name: string) =>
  page.getByRole("dialog", { name: "Add an account" }).getByRole("region", { name });

test("is my change of the file live? what runs, where from, and whether it took effect", async ({
  page,
}) => {
  await page.goto(`${own.url}/settings`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
  const facts = page.getByRole("complementary", { name: "What it runs with" });
  await expect(facts).toContainText(configOf(own));
  await expect(facts).toContainText(/In useas of \d+ \w+ \d\d:\d\d UTC/);
  await expect(facts).toContainText("Interval1 h SCAN_INTERVAL");
  await expect(facts).toContainText("History30 days");
  await expect(facts).toContainText("KindSQLite");
  await expect(facts).toContainText(path.join(own.dataDir, "readiness.db"));
  const science = page.getByRole("table", { name: "Accounts" }).getByRole("row").nth(2);
  await expect(science).toContainText("role BedrockReadinessRead");
  await expect(science).toContainText("with an external id");
  await expect(science).toContainText("2 of 2");
  const scans = page.getByRole("table", { name: "Last scans" }).getByRole("row");
  await expect(scans.nth(1)).toContainText(/CompleteEverything/);
  const denied = page.getByRole("table", { name: "What the read role may not do" });
  await expect(denied.getByRole("row").nth(1)).toContainText("servicequotas:ListServiceQuotas");
  await expect(page.getByText(/^1 of 12 actions, in 1 account$/)).toBeVisible();
  await expectFinished(page);
});

test("nothing secret is on the page, in what it is made of, or in its text to copy", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${own.url}/settings`);
  await expect(page.getByText("signed with a secret from a file")).toBeVisible();
  await page.getByRole("button", { name: "Copy as text" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("data-science, role BedrockReadinessRead");
  expect(copied).toContain("data-science denies servicequotas:ListServiceQuotas");
  const answer = await (await fetch(`${own.url}/api/settings`)).text();
  expect(answer).toContain(new URL(hook.url).host);
  for (const text of [copied, answer, await page.content()]) {
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain("path-nobody-may-see");
    expect(text).not.toContain(EXTERNAL_ID);
    expect(text).not.toContain("readiness-hook-");
  }
});

test("a change that was not taken is told with line and reason, above all, until it is mended", async ({
  page,
}) => {
  const before = readFileSync(configOf(own), "utf8");
  await page.goto(`${own.url}/settings`);
  await expect(page.getByRole("table", { name: "Accounts" })).toBeVisible();
  write(`${before}requirements:\n  - name: Search\n    models: [a.b]\n    tokensPerMinute: many\n`);
  const notice = page.getByRole("status").filter({ hasText: "was not taken" });
  await expect(notice).toContainText(/readiness\.yaml changed .* and was not taken: line 13, /, {
    timeout: 120_000,
  });
  await expect(notice).toContainText(/The version of \d+ \w+ \d\d:\d\d stays in use\./);
  await expect(page.getByRole("table", { name: "Accounts" }).getByRole("row")).toHaveCount(3);
  await notice.getByRole("button", { name: "Show" }).click();
  await expect(notice.locator("code")).toContainText("tokensPerMinute");
  await expectFinished(page);
  write(before);
  await expect(notice).toHaveCount(0, { timeout: 60_000 });
});

test("a test of the webhook answers in place, signed like every other notice", async ({ page }) => {
  await page.goto(`${own.url}/settings`);
  const button = page.getByRole("button", { name: "Send a test" });
  await button.press("Enter");
  await expect(
    page.getByText(/^Test of \d\d:\d\d UTC: taken, HTTP 200 after \d\.\d s\.$/),
  ).toBeVisible();
  await expect(button).toBeFocused();
  const tests = () => hook.received.filter(({ body }) => /"state":\s*"test"/.test(body));
  const [first] = tests();
  expect(JSON.parse(first?.body ?? "")).toMatchObject({ event: { state: "test" } });
  const hex = createHmac("sha256", SECRET).update(`${first?.time}.${first?.body}`).digest("hex");
  expect(first?.signature).toBe(`sha256=${hex}`);
  hook.status = 503;
  await button.click();
  await expect(
    page.getByText(/: not taken after .* The webhook answered HTTP 503\.$/),
  ).toBeVisible();
  expect(tests()).toHaveLength(2);
});

test("one more account: the role, its trust and the lines for the file are there to copy, and then it answers", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${own.url}/settings`);
  const add = page.getByRole("button", { name: "Add an account" });
  await add.click();
  const sheet = page.getByRole("dialog", { name: "Add an account" });
  await expect(sheet).toContainText("Nothing is saved here");
  await sheet.getByLabel("Account id").fill("7777-8888-999");
  await expect(part(page, "Trust")).toHaveCount(0);
  await sheet.getByLabel("Account id").fill("7777-8888-9999");
  await sheet.getByLabel("Name").fill("sandbox");

  const downloading = page.waitForEvent("download");
  await part(page, "Create the role there")
    .getByRole("button", { name: /Download/ })
    .click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`bedrock-readiness-role-${ADDED}.json`);
  const template = readFileSync(await download.path(), "utf8");
  const trust = part(page, "Trust");
  await expect(trust).toContainText("arn:aws:iam::111122223333:root");
  const id =
    /"sts:ExternalId": "([0-9a-f]{32})"/.exec((await trust.textContent()) ?? "")?.[1] ?? "none";
  expect(JSON.parse(template)).toMatchObject({
    Parameters: { ExternalId: { Default: id }, TrustedAccountId: { Default: "111122223333" } },
  });
  const lines = part(page, "Add to the file");
  await expect(lines).toContainText(configOf(own));
  await lines.getByRole("button", { name: "Copy lines for the file" }).click();
  const entry = await page.evaluate(() => navigator.clipboard.readText());
  expect(entry).toContain(id);

  const check = part(page, "Check that it answers");
  await check.getByRole("button", { name: "Check that it answers" }).click();
  await expect(check).toContainText(`does not hold ${ADDED} yet`);
  await expect(check.getByRole("button", { name: "Check again" })).toBeFocused();

  const before = readFileSync(configOf(own), "utf8");
  write(before.replace("regions:", `${entry}regions:`));
  await expect(async () => {
    await check.getByRole("button", { name: "Check again" }).click();
    await expect(check).toContainText("The role can be assumed", { timeout: 3_000 });
  }).toPass({ timeout: 120_000 });
  await expect(check).toContainText("It is that account");
  await expect(check).toContainText(/Models can be listed.*us-east-1, \d+/);
  await expect(check).toContainText("It answers. The next scan reads it.");
  await expectFinished(page);

  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(sheet).toHaveCount(0);
  await expect(add).toBeFocused();
  write(before);
});

test("a role that can't be assumed, and one that lacks an action: what is missing is named, and nothing guessed", async ({
  page,
}) => {
  const before = readFileSync(configOf(own), "utf8");
  write(before.replace(EXTERNAL_ID, "not-the-one"));
  await page.goto(`${own.url}/settings?add=true&id=444455556666`);
  const check = part(page, "Check that it answers");
  await expect(async () => {
    await check.getByRole("button", { name: /^Check/ }).click();
    await expect(check).toContainText("The role can’t be assumed", { timeout: 3_000 });
  }).toPass({ timeout: 120_000 });
  await expect(check).toContainText("AWS does not say which.");
  await expect(check.getByRole("listitem").filter({ hasText: "not tried" })).toHaveCount(13);
  write(before);
  await expect(async () => {
    await check.getByRole("button", { name: "Check again" }).click();
    await expect(check).toContainText("Quotas can’t be read", { timeout: 3_000 });
  }).toPass({ timeout: 120_000 });
  await expect(check).toContainText("The role lacks one action.");
  await expect(check).toContainText("Applied quotas");
  await expect(check.getByRole("button", { name: "Copy the missing line" })).toBeVisible();
});

test("what was typed for another account is there after a reload, and Back closes the sheet", async ({
  page,
}) => {
  await page.goto(`${own.url}/accounts`);
  await page.getByRole("link", { name: "Add an account" }).click();
  const sheet = page.getByRole("dialog", { name: "Add an account" });
  await sheet.getByLabel("Account id").fill("999900001111");
  await sheet.getByLabel("Name").fill("later");
  await expect(page).toHaveURL(/name=later/);
  await page.reload();
  await expect(sheet.getByLabel("Account id")).toHaveValue("999900001111");
  await expect(part(page, "Add to the file")).toContainText("name: later");
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
});
