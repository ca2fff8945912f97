import { expect, type Page } from "@playwright/test";
import { type RunningProvider, startProvider } from "@/tests/support/provider";
import { type Site, startSite, untilHeard } from "./fixtures";

export const GRANTS = `accounts:
  - id: "111122223333"
    name: payments-prod
regions: [us-east-1, eu-west-1]
access:
  grants:
    - { group: bedrock-admins, role: admin }
    - { group: "payments-*", role: viewer }
`;

/** A dashboard to which people sign in at a real provider of their own. */
export async function startTeam(
  env: Record<string, string> = {},
): Promise<{ site: Site; provider: RunningProvider }> {
  let started: RunningProvider | null = null;
  const site = await startSite({
    config: GRANTS,
    env: async (url) => {
      started = await startProvider({ app: url });
      return { ...signInBy(started, url), ...env };
    },
  });
  if (!started) throw new Error("the provider did not start");
  const provider: RunningProvider = started;
  provider.people.set("ana", { name: "Ana Moreau", groups: ["bedrock-admins"] });
  provider.people.set("vic", { name: "Vic Lind", groups: ["payments-dev"] });
  provider.people.set("eve", { name: "Eve Weiss", groups: ["partners"] });
  return { site, provider };
}

/** The variables of a dashboard that people reach by this address. */
export const signInBy = (provider: RunningProvider, publicUrl: string) => ({
  AUTH: "oidc",
  PUBLIC_URL: publicUrl,
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: provider.clientId,
  OIDC_CLIENT_SECRET: provider.clientSecret,
});

/** Presses through the provider's own pages. */
export async function atProvider(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder(/login/i).fill(login);
  await page.getByPlaceholder(/password/i).fill("any");
  await page.getByRole("button", { name: /sign-in/i }).click();
  await page.getByRole("button", { name: /continue/i }).click();
}

export async function signIn(page: Page, login: string, to = "/"): Promise<void> {
  await page.goto(to);
  await page.getByRole("link", { name: /^Continue with/ }).click();
  await atProvider(page, login);
  // The provider goes by another name of this machine.
  await page.waitForURL(({ hostname }) => hostname === "127.0.0.1");
  await untilHeard(page);
}

export async function signOut(page: Page, who: string): Promise<void> {
  await page.getByRole("button", { name: who }).click();
  // What was fetched ahead before is answered: the console tells of an answer that nobody asks.
  await page.waitForLoadState("networkidle");
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("button", { name: /yes, sign me out/i }).click();
  await expect(page.getByRole("heading", { name: "Signed out" })).toBeVisible();
}
