import { describe, expect, it } from "vitest";
import type { Identity } from "@/lib/domain/access/claims";
import { LOCAL } from "@/lib/domain/access/rights";
import { IDLE_MS } from "@/lib/domain/access/session-life";
import { tokenText } from "@/lib/domain/access/token-text";
import { err, ok } from "@/lib/domain/result";
import { endSessions } from "@/lib/services/access/end-sessions";
import { readSignIn } from "@/lib/services/access/read-sign-in";
import { whoAsks } from "@/lib/services/access/who-asks";
import type { AccessContext } from "@/lib/services/context";
import type { Assertions, Provider } from "@/lib/services/ports/identity";
import { T0 } from "@/tests/support/an-entry";
import { ANA, asked, BEN, ctx, entry, ISSUER, nothing, open, opensAnEntry } from "./asking";

opensAnEntry();

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
