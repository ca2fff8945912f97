import { test as base, expect, type Page } from "@playwright/test";
import { startPostgres } from "@/tests/support/postgres";
import type { RunningProvider } from "@/tests/support/provider";
import { type Site, startSite } from "./fixtures";
import { GRANTS, signIn, signInBy, signOut, startTeam } from "./sign-in-team";

type Two = { here: Site; there: Site; provider: RunningProvider };
type Replicas = Two | { absent: string };

const test = base.extend<{ two: Two }, { replicas: Replicas }>({
  replicas: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern, and nothing of it is used
    async ({}, use) => {
      const postgres = await startPostgres();
      if (postgres.state === "absent") {
        if (process.env.REQUIRE_POSTGRES === "1")
          throw new Error(`PostgreSQL is required and did not run: ${postgres.reason}`);
        await use({ absent: postgres.reason });
        return;
      }
      // Nobody scans: who is signed in is all that is looked at.
      const env = { DATABASE_URL: postgres.url, ROLE: "web" };
      const { site: here, provider } = await startTeam(env);
      const there = await startSite({
        config: GRANTS,
        env: { ...signInBy(provider, here.url), ...env },
      });
      await use({ here, there, provider });
      await there.stop();
      await here.stop();
      await provider.close();
      await postgres.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
  two: async ({ replicas }, use, testInfo) => {
    testInfo.skip("absent" in replicas, "absent" in replicas ? `not run, ${replicas.absent}` : "");
    if (!("absent" in replicas)) await use(replicas);
  },
  baseURL: async ({ two }, use) => use(two.here.url),
});

test.describe.configure({ mode: "serial" });

const ANA = { name: "Ana Moreau, admin" };

/** Why a replica answers a session no more, by the cookie as it was; `somebody`: it still does. */
async function toldBy(site: Site, cookie: string): Promise<string> {
  const answer = await fetch(`${site.url}/api/me`, { headers: { cookie } });
  const told = await answer.json();
  return answer.ok ? "somebody" : `${answer.status} ${told.nobody}`;
}

async function cookieOf(page: Page, site: Site): Promise<string> {
  const cookies = await page.context().cookies(site.url);
  const session = cookies.find(({ name }) => name === "readiness");
  return `readiness=${session?.value}`;
}

test("who signs in at one replica is known to the other, and who signs out there is out everywhere", async ({
  page,
  two: { here, there },
}) => {
  await signIn(page, "ana", "/regions");
  await expect(page.getByRole("button", ANA)).toBeVisible();
  // Cookies are those of the machine, whatever the port, as behind a load balancer they are those of its name.
  await page.goto(`${there.url}/people`);
  await expect(page.getByRole("row", { name: /Ana Moreau you, in this browser/ })).toBeVisible();
  const cookie = await cookieOf(page, there);
  expect(await toldBy(here, cookie)).toBe("somebody");
  await signOut(page, ANA.name);
  expect(await toldBy(there, cookie)).toBe("401 sign-out");
  await expect.poll(() => toldBy(here, cookie)).toBe("401 sign-out");
});

test("what the provider tells one replica ends the session at the other as well", async ({
  page,
  two: { here, there, provider },
}) => {
  await signIn(page, "ana", "/regions");
  await page.goto(`${there.url}/regions`);
  await expect(page.getByRole("button", ANA)).toBeVisible();
  const cookie = await cookieOf(page, there);
  const other = await page.context().newPage();
  await other.goto(`${provider.issuer}/session/end`);
  await other.getByRole("button", { name: /yes, sign me out/i }).click();
  await expect.poll(() => toldBy(here, cookie)).toBe("401 provider");
  await expect.poll(() => toldBy(there, cookie)).toBe("401 provider");
  await page.goto(`${there.url}/quotas`);
  await expect(page.getByText("Your provider ended the session")).toBeVisible();
  await page.getByRole("link", { name: /^Continue with/ }).click();
  await expect(page.getByPlaceholder(/login/i)).toBeVisible();
});
