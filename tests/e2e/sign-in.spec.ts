import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { STORE_FILE } from "@/lib/db/open";
import { sqliteDriver } from "@/lib/db/sqlite-driver";
import { expectAccessible, type Site } from "./fixtures";
import { atProvider, GRANTS, signIn, signOut } from "./sign-in-team";
import { freshPage, test } from "./sign-in-test";

test.describe.configure({ mode: "parallel" });

test.describe("signing in at a provider", () => {
  test("leads back to the page that was asked for, and says who one is", async ({ page, team }) => {
    await signIn(page, "ana", "/regions/eu-west-1");
    await expect(page).toHaveURL(`${team.site.url}/regions/eu-west-1`);
    await expect(page.getByRole("button", { name: "Ana Moreau, admin" })).toBeVisible();
    await expect(page.getByText("Signed as Ana Moreau.")).toBeVisible();
    await expect(page.getByLabel("Name", { exact: true })).toHaveCount(0);
    const cookies = await page.context().cookies(team.site.url);
    expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
      { name: "readiness", httpOnly: true, sameSite: "Lax" },
    ]);
  });

  test("works without JavaScript, names the provider, and shows nothing of what is behind", async ({
    browser,
    team,
  }) => {
    const page = await freshPage(browser, { javaScriptEnabled: false });
    await page.goto(`${team.site.url}/quotas`);
    await expect(page).toHaveTitle(/^Sign in/);
    const host = new URL(team.provider.issuer).host;
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await expect(page.getByText("Then back to the quotas.")).toBeVisible();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await page.getByRole("link", { name: `Continue with ${host}` }).click();
    await atProvider(page, "ana");
    await expect(page).toHaveURL(`${team.site.url}/quotas`);
    await page.context().close();
  });

  test("without a grant says who one is, what was sent and which line helps", async ({ page }) => {
    await signIn(page, "eve");
    await expect(page.getByRole("heading", { name: "No grant for you yet" })).toBeVisible();
    await expect(page.getByText(/knows you as Eve Weiss, eve@acme\.example/)).toBeVisible();
    await expect(page.getByText("group: partners, role: viewer")).toBeVisible();
    expect(page.url()).not.toContain("Eve");
    await expectAccessible(page);
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  });

  test("signing out ends the session here and at the provider", async ({ page, team }) => {
    await signIn(page, "ana");
    const [cookie] = await page.context().cookies(team.site.url);
    await signOut(page, "Ana Moreau, admin");
    const answer = await fetch(`${team.site.url}/api/matrix`, {
      headers: { cookie: `readiness=${cookie?.value}` },
    });
    expect([answer.status, (await answer.json()).nobody]).toEqual([401, "sign-out"]);
    await page.getByRole("link", { name: /^Continue with/ }).click();
    await expect(page.getByPlaceholder(/login/i)).toBeVisible();
  });

  test("a grant that goes ends what one sees at the next request", async ({ page, team }) => {
    await signIn(page, "vic", "/changes");
    await expect(page.getByRole("button", { name: "Vic Lind, viewer" })).toBeVisible();
    team.grants(GRANTS.replace("payments-*", "other-*"));
    await expect
      .poll(async () => (await page.request.get("/api/matrix")).status(), { timeout: 60_000 })
      .toBe(401);
    await page.reload();
    await expect(page.getByRole("heading", { name: "No grant for you any more" })).toBeVisible();
    team.grants(GRANTS);
  });

  test("the provider's own end of a session ends ours", async ({ page, team }) => {
    await signIn(page, "ana");
    await expect(page.getByRole("button", { name: "Ana Moreau, admin" })).toBeVisible();
    const other = await page.context().newPage();
    await other.goto(`${team.provider.issuer}/session/end`);
    await other.getByRole("button", { name: /yes, sign me out/i }).click();
    await expect.poll(async () => (await page.request.get("/api/me")).status()).toBe(401);
    expect((await (await page.request.get("/api/me")).json()).nobody).toBe("provider");
  });
});

test("a page on which the person changes is made anew for the one who came", async ({
  page,
  browser,
  team,
}) => {
  const other = await freshPage(browser, { baseURL: team.site.url });
  await signIn(other, "vic");
  await signIn(page, "ana", "/diagnose");
  await page.getByRole("textbox").first().fill("AccessDeniedException: of Ana alone");
  // As a proxy in front does, or a sign-in in another tab.
  await page.context().addCookies(await other.context().cookies(team.site.url));
  await page.getByRole("link", { name: "Regions", exact: true }).first().click();
  // Where all that is shown was fetched ahead, the next poll tells.
  const vic = page.getByRole("button", { name: "Vic Lind, viewer" });
  await expect(vic).toBeVisible({ timeout: 70_000 });
  await page.goto("/diagnose");
  await expect(page.getByRole("textbox").first()).toHaveValue("");
  await other.context().close();
});

test.describe("a session that ends under an open page", () => {
  test("is told in place; the same person goes on and nothing typed is lost", async ({
    page,
    team,
  }) => {
    await signIn(page, "ana", "/diagnose");
    await page.getByRole("textbox").first().fill("ThrottlingException: half typed");
    await page.request.post("/auth/sign-out", { headers: { origin: team.site.url } });
    await expect(page.getByRole("alertdialog")).toBeVisible({ timeout: 70_000 });
    await expect(page.getByText("Connection to the dashboard lost.")).toHaveCount(0);
    await expectAccessible(page);
    const opened = page.waitForEvent("popup");
    await page.getByRole("button", { name: /^Continue with/ }).click();
    const popup = await opened;
    // A provider that still knows who it is lets the window go on and close by itself.
    const isAsked = await Promise.race([
      popup.waitForEvent("close").then(() => false),
      popup.waitForURL(/interaction/).then(
        () => true,
        () => false,
      ),
    ]);
    if (isAsked) await atProvider(popup, "ana");
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
    await expect(page.getByRole("textbox").first()).toHaveValue("ThrottlingException: half typed");
  });

  test("leaves nothing to the next person in the same tab, and what was typed to the first", async ({
    page,
  }) => {
    const typed = page.getByRole("textbox").first();
    await signIn(page, "ana", "/diagnose");
    await typed.fill("AccessDeniedException: half typed");
    await signOut(page, "Ana Moreau, admin");
    await signIn(page, "vic", "/diagnose");
    await expect(page.getByRole("button", { name: "Vic Lind, viewer" })).toBeVisible();
    await expect(typed).toHaveValue("");
    await signOut(page, "Vic Lind, viewer");
    await signIn(page, "ana", "/diagnose");
    await expect(typed).toHaveValue("AccessDeniedException: half typed");
  });
});

/** Moves every session back in time, as if nothing had come by it meanwhile. */
async function passTime(site: Site, column: "seen_at" | "created_at", hours: number) {
  const file = new (await sqliteDriver())(path.join(site.dataDir, STORE_FILE));
  file.pragma("busy_timeout = 10000");
  file.exec(`update sessions set ${column} = ${Date.now() - hours * 3_600_000}`);
  file.close();
}

test.describe("a session whose time is over", () => {
  const told = async (page: Page) => (await (await page.request.get("/api/me")).json()).nobody;

  test("by 8 hours without a request ends under the open page, which says so", async ({
    page,
    team,
  }) => {
    await signIn(page, "ana", "/quotas");
    await expect(page.getByRole("button", { name: "Ana Moreau, admin" })).toBeVisible();
    await expect(async () => {
      await passTime(team.site, "seen_at", 8);
      expect(await told(page)).toBe("idle");
    }).toPass();
    await expect(page.getByRole("alertdialog")).toContainText("nobody used it for 8 hours");
  });

  test("by 12 hours in all leads to sign in, says so, and back", async ({ page, team }) => {
    await signIn(page, "ana", "/quotas");
    await expect(page.getByRole("button", { name: "Ana Moreau, admin" })).toBeVisible();
    await page.goto("about:blank");
    await expect(async () => {
      await passTime(team.site, "created_at", 12);
      expect(await told(page)).toBe("whole");
    }).toPass();
    await page.goto("/regions");
    await expect(page.getByText("12 hours have passed since the sign-in")).toBeVisible();
    await page.getByRole("link", { name: /^Continue with/ }).click();
    await expect(page).toHaveURL(`${team.site.url}/regions`);
  });
});

test.describe("the door", () => {
  const document = { accept: "text/html", "sec-fetch-dest": "document" };
  const fetched = { accept: "*/*", "sec-fetch-dest": "empty" };

  test("sends a document to sign in and tells a fetch why, and knows a dead cookie for what it is", async ({
    team,
  }) => {
    const ask = (route: string, headers: Record<string, string>, method = "GET") =>
      fetch(`${team.site.url}${route}`, { headers, method, redirect: "manual" });
    const cookie = `readiness=${"x".repeat(43)}`;
    const page = await ask("/regions?account=all", document);
    expect([page.status, page.headers.get("location")]).toEqual([
      303,
      `/sign-in?${new URLSearchParams({ to: "/regions?account=all" })}`,
    ]);
    const dead = await ask("/", { ...document, cookie });
    expect(dead.headers.get("location")).toBe("/sign-in?why=no-such-session");
    for (const route of ["/", "/api/matrix", "/api/people", "/nowhere"]) {
      const answer = await ask(route, { ...fetched, cookie });
      expect([route, answer.status, answer.headers.get("cache-control")]).toEqual([
        route,
        401,
        "no-store",
      ]);
      expect(await answer.json()).toMatchObject({ nobody: "no-such-session", signIn: "/sign-in" });
    }
    expect((await ask("/api/health/live", fetched)).status).toBe(200);
    const named = `localhost:${new URL(team.site.url).port}`;
    const elsewhere = await fetch(`http://${named}/auth/sign-in?to=/quotas`, {
      redirect: "manual",
    });
    expect(elsewhere.headers.get("location")).toBe(
      `${team.site.url}/auth/sign-in?${new URLSearchParams({ to: "/quotas", sent: "1" })}`,
    );
    for (const route of ["/auth/sign-in", "/auth/callback?code=x&state=y"])
      for (const dest of ["image", "iframe", "empty"])
        expect((await ask(route, { "sec-fetch-dest": dest })).status).toBe(403);
    const ahead = await ask("/auth/sign-in", { ...document, "sec-purpose": "prefetch" });
    expect(ahead.status).toBe(403);
    const posted = await ask("/people", { ...fetched, origin: team.site.url }, "POST");
    expect([posted.status, (await posted.json()).nobody]).toEqual([401, "nothing-brought"]);
    expect((await ask("/auth/sign-out", fetched, "POST")).status).toBe(421);
    const foreign = await ask(
      "/auth/sign-out",
      { ...fetched, origin: "https://evil.example" },
      "POST",
    );
    expect(foreign.status).toBe(421);
    const forged = await ask(
      "/auth/back-channel-logout",
      { ...fetched, "content-length": "0" },
      "POST",
    );
    expect(forged.status).toBe(400);
  });

  test("keeps what is behind it out of every cache, and sends nobody to another site", async ({
    page,
    team,
  }) => {
    await page.goto("/sign-in?to=//evil.example/");
    await page.getByRole("link", { name: /^Continue with/ }).click();
    await atProvider(page, "ana");
    await expect(page).toHaveURL(`${team.site.url}/`);
    for (const route of ["/api/matrix", "/api/readiness", "/api/me", "/"]) {
      const answer = await page.request.get(route);
      expect([route, answer.status()]).toEqual([route, 200]);
      expect(answer.headers()["cache-control"]).toContain("no-store");
    }
  });

  test("a server action of nobody is answered so, and does nothing", async ({ page, team }) => {
    await signIn(page, "ana");
    const scan = page.getByRole("button", { name: /^(Scan now|Cancel scan)$/ });
    await expect(scan).toBeEnabled({ timeout: 60_000 });
    // The page's own polls would tell it as well.
    await page.route("**/api/**", (route) => route.abort());
    await page.request.post("/auth/sign-out", { headers: { origin: team.site.url } });
    await scan.click();
    await expect(page.getByRole("alertdialog", { name: /Your session ended/ })).toBeVisible();
  });
});
