import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Identity } from "@/lib/domain/access/claims";
import { LOCAL } from "@/lib/domain/access/rights";
import { IDLE_MS, WHOLE_MS } from "@/lib/domain/access/session-life";
import { tokenText } from "@/lib/domain/access/token-text";
import { err, ok } from "@/lib/domain/result";
import { endSessions } from "@/lib/services/access/end-sessions";
import { openSession } from "@/lib/services/access/open-session";
import { readSignIn } from "@/lib/services/access/read-sign-in";
import { createToken, revokeToken } from "@/lib/services/access/tokens";
import { type Brought, whoAsks } from "@/lib/services/access/who-asks";
import type { AccessContext } from "@/lib/services/context";
import type { Assertions, Provider } from "@/lib/services/ports/identity";
import { ADDRESS, anEntry, type Entry, T0 } from "@/tests/support/an-entry";

const ISSUER = "https://login.acme.example";
const nothing: Brought = {
  cookie: null,
  bearer: null,
  assertion: null,
  what: "GET /api/readiness",
  takesToken: true,
};
const ANA = {
  issuer: "link",
  subject: "ana",
  name: "ana",
  email: null,
  groups: [],
  sid: null,
  grant: { role: "viewer", accounts: ["prod"] },
} as const;
const BEN = {
  ...ANA,
  issuer: ISSUER,
  subject: "u-2",
  name: "Ben",
  groups: ["payments"],
  grant: null,
};

let entry: Entry;
let ctx: AccessContext;
beforeEach(async () => {
  entry = await anEntry();
  ctx = entry.process({ auth: "oidc", provider: { issuer: ISSUER } as Provider });
});
afterEach(() => entry.close());

const open = (session: typeof ANA | typeof BEN, before: string | null = null) =>
  openSession(ctx, {
    session: { ...session, grant: session.grant && { ...session.grant } },
    before,
  });
const asked = async (cookie: string | null, by: AccessContext = ctx) => {
  const asker = await whoAsks(by, { ...nothing, cookie });
  return asker.known ? asker.caller.kind : asker.why;
};

describe("who asks", () => {
  it("is whoever is on this machine while no sign-in is configured, and nobody is asked for anything", async () => {
    const none = entry.process({ auth: "none" });
    expect(await whoAsks(none, nothing)).toMatchObject({ known: true, caller: LOCAL });
    expect(await whoAsks(none, { ...nothing, bearer: "wrong" })).toMatchObject({ caller: LOCAL });
  });

  it("is nobody who brings nothing", async () => {
    expect(await whoAsks(ctx, nothing)).toEqual({
      known: false,
      why: "nothing-brought",
      endedAt: null,
    });
  });

  it("is a person by the cookie of a session, with the groups of the sign-in", async () => {
    entry.grants.push({
      to: { by: "group", pattern: "payments" },
      role: "operator",
      accounts: null,
    });
    const asker = await whoAsks(ctx, { ...nothing, cookie: await open(BEN) });
    expect(asker).toMatchObject({
      known: true,
      caller: { kind: "user", known: "oidc", issuer: ISSUER, subject: "u-2", groups: ["payments"] },
    });
  });

  it("is a person by a link, with the role that it brought", async () => {
    const asker = await whoAsks(ctx, { ...nothing, cookie: await open(ANA) });
    expect(asker).toMatchObject({
      caller: { kind: "user", known: "link", role: "viewer", accounts: ["prod"] },
    });
  });

  it("is nobody by what is kept of a session", async () => {
    const secret = await open(ANA);
    const id = ctx.identity.secrets.hashOf(secret);
    expect(await entry.stores.sessions.get(id)).not.toBeNull();
    expect(await asked(id)).toBe("no-such-session");
  });

  it("is nobody by a session of a provider that is another one now", async () => {
    entry.grants.push({ to: { by: "group", pattern: "*" }, role: "viewer", accounts: null });
    const secret = await open(BEN);
    const moved = entry.process({
      auth: "oidc",
      provider: { issuer: "https://other.example" } as Provider,
    });
    expect(await asked(secret, moved)).toBe("no-such-session");
    expect(await asked(secret, entry.process({ auth: "link" }))).toBe("no-such-session");
  });
});

describe("a session", () => {
  it.each([
    ["a millisecond before 8 hours without a request", IDLE_MS - 1, "user"],
    ["after 8 hours without one", IDLE_MS, "idle"],
  ])("%s", async (_name, elapsedMs, expected) => {
    const secret = await open(ANA);
    entry.clock.now += elapsedMs;
    expect(await asked(secret)).toBe(expected);
  });

  it.each([
    ["a millisecond before 12 hours", WHOLE_MS - 1, "user"],
    ["after 12 hours", WHOLE_MS, "whole"],
  ])("that is used all the time: %s", async (_name, elapsedMs, expected) => {
    const secret = await open(ANA);
    for (let at = 3_600_000; at < elapsedMs; at += 3_600_000) {
      entry.clock.now = T0 + at;
      expect(await asked(secret)).toBe("user");
      await expect
        .poll(
          async () =>
            (await entry.stores.sessions.live({ createdAfter: 0, seenAfter: 0 }))[0]?.seenAt,
        )
        .toBe(T0 + at);
    }
    entry.clock.now = T0 + elapsedMs;
    expect(await asked(secret)).toBe(expected);
  });

  it("ends when the last grant that lets its person in goes, and the next request says so", async () => {
    entry.grants.push({ to: { by: "group", pattern: "payments" }, role: "viewer", accounts: null });
    const secret = await open(BEN);
    expect(await asked(secret)).toBe("user");
    entry.grants.pop();
    expect(await asked(secret)).toBe("grant-gone");
    entry.grants.push({ to: { by: "group", pattern: "payments" }, role: "viewer", accounts: null });
    expect(await asked(secret)).toBe("grant-gone");
  });

  it("reaches by the grants of now, not by those of the sign-in", async () => {
    const grant = {
      to: { by: "group", pattern: "payments" },
      role: "viewer",
      accounts: ["prod"],
    } as const;
    entry.grants.push({ ...grant, to: { ...grant.to }, accounts: [...grant.accounts] });
    const secret = await open(BEN);
    const asker = await whoAsks(ctx, { ...nothing, cookie: secret });
    if (!asker.known) throw new Error(asker.why);
    expect(entry.as(asker.caller).reach.read).toEqual(["prod"]);
    entry.grants.splice(0, 1, {
      to: { by: "group", pattern: "payments" },
      role: "viewer",
      accounts: ["dev"],
    });
    expect(entry.as(asker.caller).reach.read).toEqual(["dev"]);
  });

  it("of before ends with a new sign-in in the same browser, which has another id", async () => {
    const old = await open(ANA);
    const next = await open(ANA, old);
    expect(next).not.toBe(old);
    expect(await asked(old)).toBe("replaced");
    expect(await asked(next)).toBe("user");
  });

  it("that an admin ended is over at once here, and within ten seconds in another replica", async () => {
    const other = entry.process({ auth: "oidc", provider: { issuer: ISSUER } as Provider });
    const secret = await open(ANA);
    expect([await asked(secret), await asked(secret, other)]).toEqual(["user", "user"]);
    const which = { issuer: "link", subject: "ana" };
    expect(await endSessions(ctx, which, { by: "admin", caller: LOCAL })).toBe(1);
    expect(await asked(secret)).toBe("admin");
    entry.clock.now += 9_999;
    expect(await asked(secret, other)).toBe("user");
    entry.clock.now += 1;
    expect(await asked(secret, other)).toBe("admin");
  });

  it("that was known less than ten seconds ago costs no read of the store", async () => {
    let reads = 0;
    const { sessions } = ctx.stores;
    const counting = {
      ...ctx,
      stores: {
        ...ctx.stores,
        sessions: {
          ...sessions,
          get: (id: string) => {
            reads += 1;
            return sessions.get(id);
          },
        },
      },
    };
    const secret = await open(ANA);
    for (const at of [0, 1, 9_999, 10_000, 19_999]) {
      entry.clock.now = T0 + at;
      expect(await asked(secret, counting)).toBe("user");
    }
    expect(reads).toBe(2);
  });

  it("writes that it was seen once a minute at most", async () => {
    let writes = 0;
    const { sessions } = ctx.stores;
    const seen = (id: string, at: number) => {
      writes += 1;
      return sessions.seen(id, at);
    };
    const counting = { ...ctx, stores: { ...ctx.stores, sessions: { ...sessions, seen } } };
    const secret = await open(ANA);
    const id = ctx.identity.secrets.hashOf(secret);
    for (const at of [1, 59_999, 60_000, 60_001, 119_999, 120_000]) {
      entry.clock.now = T0 + at;
      await asked(secret, counting);
      const due = Math.floor(at / 60_000) * 60_000;
      await expect.poll(async () => (await sessions.get(id))?.seenAt).toBe(T0 + due);
    }
    expect(writes).toBeLessThanOrEqual(3);
  });
});

describe("a token", () => {
  const make = (over: { expiresAt?: number } = {}) =>
    createToken(entry.as(LOCAL), {
      name: "ci",
      grant: { role: "viewer", accounts: ["prod"] },
      expiresAt: T0 + 90_000_000,
      ...over,
    });
  const text = async (over = {}) => {
    const made = await make(over);
    if (!made.ok) throw new Error(made.error.message);
    return made.value.text;
  };
  const by = async (bearer: string, over: Partial<Brought> = {}, from: AccessContext = ctx) => {
    const asker = await whoAsks(from, { ...nothing, bearer, ...over });
    return asker.known ? asker.caller.kind : asker.why;
  };

  it("is a machine's, with the role and accounts that it was made for", async () => {
    const asker = await whoAsks(ctx, { ...nothing, bearer: await text() });
    expect(asker).toMatchObject({
      known: true,
      caller: { kind: "token", name: "ci", role: "viewer", accounts: ["prod"] },
    });
  });

  it("counts for itself, whatever cookie stands beside it", async () => {
    expect(await by("brt_wrong", { cookie: await open(ANA) })).toBe("token-refused");
  });

  it.each([
    ["a millisecond before it ends", -1, "token"],
    ["when it has ended", 0, "token-expired"],
  ])("%s", async (_name, offsetMs, expected) => {
    const bearer = await text({ expiresAt: T0 + 1_000 });
    entry.clock.now = T0 + 1_000 + offsetMs;
    expect(await by(bearer)).toBe(expected);
  });

  it("opens nothing but what reads the API", async () => {
    expect(await by(await text(), { takesToken: false })).toBe("token-not-here");
  });

  it("that was revoked opens nothing at once, and its name can be given again", async () => {
    const bearer = await text();
    expect(await by(bearer)).toBe("token");
    expect((await make()).ok).toBe(false);
    const admin = { ...entry.as(LOCAL), door: ctx.door };
    expect((await revokeToken(admin, { name: "ci" })).ok).toBe(true);
    expect(await by(bearer)).toBe("token-refused");
    expect((await revokeToken(admin, { name: "ci" })).ok).toBe(false);
    expect((await make()).ok).toBe(true);
  });

  it("is not kept, only its hash", async () => {
    const bearer = await text();
    const [kept] = await entry.stores.tokens.list(T0);
    expect(JSON.stringify(kept)).not.toContain(bearer.slice(8));
    expect(kept?.hint).toBe(bearer.slice(0, 8));
  });

  it("tells for what and from where it was used last", async () => {
    await by(await text());
    await expect
      .poll(async () => (await entry.stores.tokens.list(T0))[0]?.used)
      .toEqual({ at: T0, what: "GET /api/readiness", from: ADDRESS });
  });

  it("that is wrong can be tried 20 times a minute from one address, and then not even a right one counts", async () => {
    const bearer = await text();
    const wrong = tokenText(new Uint8Array(32).fill(9));
    for (let tries = 0; tries < 20; tries += 1) expect(await by(wrong)).toBe("token-refused");
    expect(await by(wrong)).toBe("too-many-tries");
    expect(await by(bearer)).toBe("too-many-tries");
    expect(await by(bearer, {}, { ...ctx, address: "192.0.2.8" })).toBe("token");
    entry.clock.now += 60_000;
    expect(await by(bearer)).toBe("token");
  });
});

describe("what a proxy asserts", () => {
  const MIA: Identity = {
    issuer: ISSUER,
    subject: "u-3",
    name: "Mia",
    email: null,
    groups: ["payments"],
    sid: null,
  };
  const behind = (read: Assertions["read"]) =>
    entry.process({ auth: "proxy", assertions: { header: "x-id", read } });
  const asserted = async (by: AccessContext) => {
    const asker = await whoAsks(by, { ...nothing, assertion: "text" });
    return asker.known ? asker.caller.kind : asker.why;
  };
  const rows = async () =>
    (await entry.stores.audit.after(0, 100)).map(({ entry: text }) => {
      const { what, who, said } = JSON.parse(text);
      return `${what} ${who.name}: ${said}`;
    });

  it("of somebody whom no grant names is on record, once in ten minutes however often it comes", async () => {
    const by = behind(async () => ok(MIA));
    for (const elapsedMs of [0, 1, 599_999, 600_000]) {
      entry.clock.now = T0 + elapsedMs;
      expect(await asserted(by)).toBe("no-grant");
    }
    const said = "sign-in.refused Mia: No grant names this person.";
    expect(await rows()).toEqual([said, said]);
    entry.grants.push({ to: { by: "group", pattern: "payments" }, role: "viewer", accounts: null });
    expect(await asserted(by)).toBe("user");
  });

  it("and is forged is on record twenty times a minute at most, on the page of the way in as well", async () => {
    const by = behind(async () => err({ code: "refused", detail: "another signer" }));
    expect(await asserted(by)).toBe("assertion-refused");
    expect(await rows()).toEqual(["sign-in.refused somebody behind the proxy: another signer"]);
    const page = { to: null, why: "no-grant", link: null, signIn: null, assertion: "text" };
    for (let times = 0; times < 30; times += 1)
      expect((await readSignIn(by, page)).refused).toBeNull();
    expect((await rows()).length).toBe(20);
    expect(await asserted(by)).toBe("too-many-tries");
  });

  it("is believed whatever others behind the same address bring", async () => {
    entry.grants.push({ to: { by: "group", pattern: "payments" }, role: "viewer", accounts: null });
    const by = behind(async (text) =>
      text === "text" ? ok(MIA) : err({ code: "refused", detail: "expired" }),
    );
    for (let times = 0; times < 21; times += 1) {
      await whoAsks(by, { ...nothing, bearer: "brt_wrong" });
      await whoAsks(by, { ...nothing, assertion: "forged" });
    }
    expect(await whoAsks(by, { ...nothing, assertion: "forged" })).toMatchObject({
      why: "too-many-tries",
    });
    expect(await asserted(by)).toBe("user");
  });

  it("bars no token, however much of it is not believed", async () => {
    const by = behind(async () => err({ code: "refused", detail: "expired" }));
    for (let times = 0; times < 21; times += 1) await asserted(by);
    expect(await whoAsks(by, { ...nothing, bearer: "brt_wrong" })).toMatchObject({
      why: "token-refused",
    });
  });
});

describe("what is on record of it", () => {
  const rows = async () =>
    (await entry.stores.audit.after(0, 100)).map(({ entry: text }) => {
      const { what, who, outcome } = JSON.parse(text);
      return `${what} ${outcome} ${who.kind} ${who.name}`;
    });

  it("a sign-in, its end and by whom", async () => {
    await open(ANA);
    await endSessions(ctx, { issuer: "link", subject: "ana" }, { by: "admin", caller: LOCAL });
    expect(await rows()).toEqual(["sign-in.done done user ana", "sign-in.ended done local local"]);
  });

  it("a session whose time is over once, when it is next brought", async () => {
    const secret = await open(ANA);
    entry.clock.now += IDLE_MS;
    await asked(secret);
    await asked(secret);
    expect(await rows()).toEqual(["sign-in.done done user ana", "sign-in.ended done user ana"]);
  });

  it("a token that is not known, by its first letters", async () => {
    const wrong = tokenText(new Uint8Array(32).fill(9));
    await whoAsks(ctx, { ...nothing, bearer: wrong });
    expect(await rows()).toEqual([`token.refused refused nobody ${wrong.slice(0, 8)}`]);
  });

  it("300 refusals a minute at most, of all addresses together", async () => {
    for (let place = 0; place < 302; place += 1)
      await whoAsks({ ...ctx, address: `192.0.2.${place}` }, { ...nothing, bearer: "brt_wrong" });
    const { seq } = await entry.stores.audit.head();
    expect(seq).toBe(300);
    entry.clock.now += 60_000;
    await whoAsks(ctx, { ...nothing, bearer: "brt_wrong" });
    expect((await entry.stores.audit.head()).seq).toBe(301);
  });

  it("nothing of a text that is no token of ours: it may be a secret of another", async () => {
    await whoAsks(ctx, { ...nothing, bearer: "hunter2!" });
    expect(await rows()).toEqual(["token.refused refused nobody somebody"]);
  });
});
