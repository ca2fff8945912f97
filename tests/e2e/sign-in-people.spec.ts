import { spawnSync } from "node:child_process";
import { expect } from "@playwright/test";
import { expectAccessible, type Site } from "./fixtures";
import { atProvider, signIn } from "./sign-in-team";
import { freshPage, test } from "./sign-in-test";

/** The gate as a pipeline runs it: a token, and no right at AWS. */
const checkBy = (site: Site, token: string, args: readonly string[]) =>
  spawnSync(process.execPath, ["lib/cli/bin.mjs", "check", ...args, "--server", site.url], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, NODE_ENV: "production", READINESS_TOKEN: token },
  });

test.describe("people", () => {
  test("an admin sees who is signed in and ends a session", async ({ page, browser, team }) => {
    const other = await freshPage(browser);
    await other.goto(team.site.url);
    await other.getByRole("link", { name: /^Continue with/ }).click();
    await atProvider(other, "vic");
    await expect(other.getByRole("button", { name: "Vic Lind, viewer" })).toBeVisible();
    await signIn(page, "ana", "/people");
    await expect(
      page.getByRole("row", { name: /Ana Moreau you, in this browser/ }).first(),
    ).toBeVisible();
    await expect(page.getByRole("row", { name: /group: bedrock-admins/ }).last()).toContainText(
      "Ana Moreau",
    );
    const changed = "/api/record?what=grants.changed";
    await expect
      .poll(async () => (await (await page.request.get(changed)).json()).rows.length)
      .toBeGreaterThan(0);
    await page.getByRole("button", { name: "End this session of Vic Lind" }).first().click();
    await expect
      .poll(async () => (await other.request.get(`${team.site.url}/api/me`)).status())
      .toBe(401);
    await page.getByRole("searchbox", { name: "Group or e-mail" }).fill("payments-x");
    await expect(page.getByText("Group payments-*: viewer of all accounts")).toBeVisible();
    await expectAccessible(page);
    await other.context().close();
  });

  test("who does not manage is told who may", async ({ page }) => {
    await signIn(page, "vic", "/people");
    await expect(page.getByText(/An admin of all accounts may\./)).toBeVisible();
  });

  test("a token is shown once, reads the API, and is revoked", async ({ page, team }) => {
    await signIn(page, "ana", "/tokens");
    await page.getByLabel("Name").fill("ci");
    await page.getByRole("button", { name: "Create", exact: true }).click();
    const panel = page.getByRole("region", { name: "New token" });
    const text = (await panel.locator("pre").first().textContent()) ?? "";
    expect(text).toMatch(/^brt_\w{43}_\w{6}$/);
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await panel.getByRole("button", { name: "Copy the token" }).click();
    await expect(
      page.getByText("Mark the text and copy it by hand.", { exact: true }),
    ).toBeVisible();
    const ask = (method: string, route: string) =>
      fetch(`${team.site.url}${route}`, {
        method,
        headers: { authorization: `Bearer ${text}` },
        redirect: "manual",
      }).then(({ status }) => status);
    expect(await ask("GET", "/api/readiness")).toBe(200);
    expect(await ask("GET", "/")).toBe(403);
    expect(await ask("GET", "/api/people")).toBe(403);
    const cell = "anthropic.claude-sonnet-4-6@eu-west-1";
    const gate = checkBy(team.site, text, [cell, "--format", "json"]);
    expect(gate.stderr).toBe("");
    const { requirements, exitCode } = JSON.parse(gate.stdout);
    expect([requirements[0].name, exitCode]).toEqual([cell, gate.status]);
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByRole("row", { name: /^ci/ })).toBeVisible();
    await expect(page.getByText(text)).toHaveCount(0);
    await page.getByRole("button", { name: "Revoke ci…" }).click();
    await page.getByRole("button", { name: "Revoke ci", exact: true }).click();
    await expect(page.getByText("No token opens anything.")).toBeVisible();
    expect(await ask("GET", "/api/readiness")).toBe(401);
    const after = checkBy(team.site, text, [cell]);
    expect([after.status, after.stderr]).toEqual([3, expect.stringContaining("was revoked")]);
  });
});

test.describe("a link", () => {
  test("signs one person in, once, by a press and without JavaScript", async ({
    browser,
    team,
  }) => {
    const { stdout } = spawnSync(
      process.execPath,
      ["lib/cli/bin.mjs", "invite", "--name", "on call", "--role", "viewer"],
      {
        encoding: "utf8",
        env: {
          PATH: process.env.PATH,
          NODE_ENV: "production",
          READINESS_DATA_DIR: team.site.dataDir,
          AUTH: "link",
          PUBLIC_URL: team.site.url,
          AWS_REGION: "us-east-1",
        },
      },
    );
    const page = await freshPage(browser, { javaScriptEnabled: false });
    await page.goto(stdout.trim());
    await page.goto(stdout.trim());
    await page.getByRole("button", { name: "Sign in as on call" }).click();
    await expect(page).toHaveURL(`${team.site.url}/`);
    const again = await freshPage(browser);
    await again.goto(stdout.trim());
    await expect(again.getByRole("heading", { name: "The link was used" })).toBeVisible();
    await page.context().close();
    await again.context().close();
  });
});
