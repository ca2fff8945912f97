import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { LOCAL } from "@/lib/domain/access/rights";
import { createOidc } from "@/lib/identity/oidc";
import { endByProvider } from "@/lib/services/access/end-sessions";
import { enterByLink, invite, LINK_MS, lookAtLink } from "@/lib/services/access/links";
import { readSignIn } from "@/lib/services/access/read-sign-in";
import { beginSignIn, finishSignIn, SIGN_IN_MS } from "@/lib/services/access/sign-in";
import { whoAsks } from "@/lib/services/access/who-asks";
import type { AccessContext } from "@/lib/services/context";
import { anEntry, type Entry } from "@/tests/support/an-entry";
import { type RunningProvider, signInAt, startProvider } from "@/tests/support/provider";

const APP = "http://127.0.0.1:3055";
const SETTINGS = { clientId: "readiness", scopes: "openid profile email", groupsClaim: "groups" };
const PLACE = { callback: `${APP}/auth/callback`, signedOut: `${APP}/auth/signed-out` };

let provider: RunningProvider;
let entry: Entry;
let ctx: AccessContext;
beforeAll(async () => {
  provider = await startProvider({ app: APP });
  provider.people.set("ana", { name: "Ana", groups: ["admins"] });
  provider.people.set("eve", { name: "Eve", groups: ["partners"] });
});
afterAll(() => provider.close());
beforeEach(async () => {
  entry = await anEntry();
  entry.grants.push({ to: { by: "group", pattern: "admins" }, role: "admin", accounts: null });
  const { issuer, clientId, clientSecret: value } = provider;
  const settings = { ...SETTINGS, issuer, clientId, clientSecret: { by: "value", value } } as const;
  ctx = entry.process({ auth: "oidc", publicUrl: APP, provider: createOidc(settings, PLACE) });
});
afterEach(() => entry.close());

/** As far as the way back from the provider. */
async function back(login: string, to: string | null = null) {
  const begun = await beginSignIn(ctx, { to });
  if (!begun.ok) throw new Error(begun.error.code);
  const { url, secret } = begun.value;
  const search = new URL(await signInAt(new Map(), url, login)).search.slice(1);
  return { search, secret, before: null };
}
const whyOf = async (work: ReturnType<typeof finishSignIn>) => {
  const done = await work;
  return done.ok ? "in" : done.error.code;
};
const rows = async () =>
  (await entry.stores.audit.after(0, 1_000)).map(({ entry: text }) => {
    const { what, who, said } = JSON.parse(text);
    return `${what} ${who.kind} ${who.name} ${said}`.trim();
  });

describe("a sign-in", () => {
  it("becomes a session of that person, and leads to where they wanted", async () => {
    const done = await finishSignIn(ctx, await back("ana", "/regions/eu-west-1?account=all"));
    expect(done).toMatchObject({ ok: true, value: { to: "/regions/eu-west-1?account=all" } });
    const cookie = done.ok ? done.value.secret : null;
    const brought = { cookie, bearer: null, assertion: null, what: "", takesToken: false };
    expect(await whoAsks(ctx, brought)).toMatchObject({
      known: true,
      caller: { known: "oidc", subject: "ana", groups: ["admins"], email: "ana@acme.example" },
    });
    expect(await rows()).toEqual(["sign-in.done user Ana"]);
  });

  it("never leads to another site", async () => {
    const done = await finishSignIn(ctx, await back("ana", "//evil.example/"));
    expect(done).toMatchObject({ value: { to: "/" } });
  });

  it.each([
    ["a millisecond before 10 minutes", SIGN_IN_MS - 1, "in"],
    ["after 10 minutes", SIGN_IN_MS, "not-begun-here"],
  ])("counts %s", async (_name, elapsedMs, expected) => {
    const came = await back("ana");
    entry.clock.now += elapsedMs;
    expect(await whyOf(finishSignIn(ctx, came))).toBe(expected);
  });

  it("counts once, also where it comes twice at the same time", async () => {
    const came = await back("ana");
    const tries = await Promise.all([1, 2, 3].map(() => whyOf(finishSignIn(ctx, came))));
    expect(tries.toSorted()).toEqual(["in", "not-begun-here", "not-begun-here"]);
  });

  it("that was begun in another browser is nobody's: neither planted nor given away", async () => {
    const mine = await back("ana");
    const others = await back("ana");
    expect(await whyOf(finishSignIn(ctx, { ...mine, secret: null }))).toBe("not-begun-here");
    expect(await whyOf(finishSignIn(ctx, { ...mine, secret: others.secret }))).toBe(
      "answer-refused",
    );
    expect(await rows()).toEqual([
      "sign-in.refused nobody somebody not-begun-here",
      "sign-in.refused nobody somebody answer-refused",
    ]);
  });

  it("goes on though another window of the same browser brings the answer to one before", async () => {
    const first = await back("ana");
    const second = await back("ana", "/quotas");
    const mixed = { ...first, secret: second.secret };
    expect(await whyOf(finishSignIn(ctx, mixed))).toBe("answer-refused");
    expect(await whyOf(finishSignIn(ctx, { ...mixed, search: "code=x" }))).toBe("answer-refused");
    expect(await finishSignIn(ctx, second)).toMatchObject({ ok: true, value: { to: "/quotas" } });
  });

  it("that can't be begun is on record, with why", async () => {
    const down = createOidc(
      { ...SETTINGS, issuer: "http://127.0.0.1:9", clientSecret: { by: "value", value: "x" } },
      PLACE,
    );
    const by = entry.process({ auth: "oidc", publicUrl: APP, provider: down });
    expect(await beginSignIn(by, { to: null })).toMatchObject({ error: { code: "provider-down" } });
    expect(await rows()).toEqual(["sign-in.refused nobody somebody provider-down"]);
  });

  it("that has to wait is on record once in five minutes, however often it is tried", async () => {
    for (let tries = 0; tries < 40; tries += 1) await beginSignIn(ctx, { to: null });
    const said = "sign-in.refused nobody somebody too-many-tries";
    expect(await rows()).toEqual([said]);
    entry.clock.now += 300_000;
    for (let tries = 0; tries < 40; tries += 1) await beginSignIn(ctx, { to: null });
    expect(await rows()).toEqual([said, said]);
  });

  it("without a grant is refused by name, on record, and the page says what was sent", async () => {
    const done = await finishSignIn(ctx, await back("eve", "/quotas"));
    expect(done).toMatchObject({ ok: false, error: { code: "no-grant", to: "/quotas" } });
    expect(await rows()).toEqual(["sign-in.refused nobody Eve No grant names this person."]);
    const asked = { to: "/quotas", why: "no-grant", link: null, assertion: null };
    const refusal = done.ok ? null : done.error.refusal;
    const view = await readSignIn(ctx, { ...asked, signIn: refusal });
    expect(view.refused).toMatchObject({
      name: "Eve",
      groups: ["partners"],
      email: "eve@acme.example",
    });
    expect((await readSignIn(ctx, { ...asked, signIn: "x".repeat(43) })).refused).toBeNull();
    entry.clock.now += 600_000;
    expect((await readSignIn(ctx, { ...asked, signIn: refusal })).refused).toBeNull();
  });

  it("that fails ten times from one address waits five minutes, and others do not", async () => {
    const wrong = { search: "code=x&state=y", secret: null, before: null };
    for (let tries = 0; tries < 10; tries += 1)
      expect(await whyOf(finishSignIn(ctx, wrong))).toBe("not-begun-here");
    expect(await whyOf(finishSignIn(ctx, wrong))).toBe("too-many-tries");
    expect((await beginSignIn(ctx, { to: null })).ok).toBe(false);
    expect((await beginSignIn({ ...ctx, address: "192.0.2.8" }, { to: null })).ok).toBe(true);
    entry.clock.now += 300_000;
    expect((await beginSignIn(ctx, { to: null })).ok).toBe(true);
  });

  it.each([
    ["of one network, as one household or machine has it", "2001:db8:1:2::9", false],
    ["of another network", "2001:db8:1:3::9", true],
  ])("counts addresses of IPv6 together: %s", async (_name, address, expected) => {
    const near = { ...ctx, address: "2001:db8:1:2:a:b:c:d" };
    for (let tries = 0; tries < 30; tries += 1)
      expect((await beginSignIn(near, { to: null })).ok).toBe(true);
    expect((await beginSignIn({ ...ctx, address }, { to: null })).ok).toBe(expected);
  });

  it("is begun thirty times a minute at most from one address", async () => {
    for (let tries = 0; tries < 30; tries += 1)
      expect((await beginSignIn(ctx, { to: null })).ok).toBe(true);
    expect(await beginSignIn(ctx, { to: null })).toMatchObject({
      error: { code: "too-many-tries", until: entry.clock.now + 60_000 },
    });
  });

  it("keeps no token of the provider, and nothing that opens a session", async () => {
    const came = await back("ana");
    const done = await finishSignIn(ctx, came);
    const kept = JSON.stringify([
      await entry.stores.sessions.live({ createdAfter: 0, seenAfter: 0 }),
      await entry.stores.audit.after(0, 100),
    ]);
    expect(kept).not.toMatch(/eyJ|access_token|id_token|refresh_token/);
    expect(kept).not.toContain(done.ok ? done.value.secret : "?");
    expect(kept).not.toContain(came.secret);
  });
});

describe("the provider's word that sessions are over", () => {
  it("is on record where it is not believed, and no more often than other tries", async () => {
    for (let times = 0; times < 25; times += 1)
      expect(await endByProvider(ctx, "eyJhbGciOiJub25lIn0.e30.")).toMatchObject({ ok: false });
    const said = await rows();
    expect([said[0], said.length]).toEqual(["sign-in.ended nobody somebody answer-refused", 20]);
  });
});

describe("a link", () => {
  const make = () =>
    invite(entry.as(LOCAL), { name: "on-call", grant: { role: "viewer", accounts: ["prod"] } });
  const use = async (secret: string) => {
    const done = await enterByLink(ctx, { secret, before: null });
    return done.ok ? "in" : done.error.code;
  };

  it("may be looked at, and is used once", async () => {
    const { secret } = await make();
    expect(await lookAtLink(ctx, secret)).toMatchObject({ state: "good", name: "on-call" });
    expect(await lookAtLink(ctx, secret)).toMatchObject({ state: "good" });
    const tries = await Promise.all([1, 2, 3].map(() => use(secret)));
    expect(tries.toSorted()).toEqual(["in", "link-used", "link-used"]);
    expect(await lookAtLink(ctx, secret)).toMatchObject({ state: "used" });
  });

  it("stays good where the session that it was to become could not be kept", async () => {
    const { secret } = await make();
    const { stores } = ctx;
    const full: AccessContext["stores"] = {
      ...stores,
      transaction: (run) =>
        stores.transaction((inside) => {
          const add = () => Promise.reject(new Error("the disk is full"));
          return run({ ...inside, sessions: { ...inside.sessions, add } });
        }),
    };
    const failed = enterByLink({ ...ctx, stores: full }, { secret, before: null });
    await expect(failed).rejects.toThrow("the disk is full");
    expect(await use(secret)).toBe("in");
  });

  it.each([
    ["a millisecond before 15 minutes", LINK_MS - 1, "in"],
    ["after 15 minutes", LINK_MS, "link-expired"],
  ])("counts %s", async (_name, elapsedMs, expected) => {
    const { secret } = await make();
    entry.clock.now += elapsedMs;
    expect(await use(secret)).toBe(expected);
  });

  it("that was made up is none, and ten of them are enough", async () => {
    for (let tries = 0; tries < 10; tries += 1)
      expect(await use("x".repeat(43))).toBe("link-unknown");
    const { secret } = await make();
    for (let tries = 0; tries < 3; tries += 1) expect(await use(secret)).toBe("too-many-tries");
    const said = (await rows()).filter((row) => row.endsWith("too-many-tries"));
    expect(said).toEqual(["sign-in.refused nobody somebody too-many-tries"]);
  });

  it("is no sign-in of the provider, and that is no link", async () => {
    const { secret } = await make();
    const { search, secret: begun } = await back("ana");
    expect(await whyOf(finishSignIn(ctx, { search, secret, before: null }))).toBe("not-begun-here");
    expect(await use(begun)).toBe("link-unknown");
  });

  it("is on record from its making to its use", async () => {
    const { secret } = await make();
    await use(secret);
    await use(secret);
    expect(await rows()).toEqual([
      "invite.made local local",
      "sign-in.done user on-call",
      "sign-in.refused nobody somebody link-used",
    ]);
  });
});
