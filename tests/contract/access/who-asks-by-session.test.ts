import { describe, expect, it } from "vitest";
import { LOCAL } from "@/lib/domain/access/rights";
import { IDLE_MS, WHOLE_MS } from "@/lib/domain/access/session-life";
import { endSessions } from "@/lib/services/access/end-sessions";
import { whoAsks } from "@/lib/services/access/who-asks";
import type { Provider } from "@/lib/services/ports/identity";
import { T0 } from "@/tests/support/an-entry";
import { ANA, asked, BEN, ctx, entry, ISSUER, nothing, open, opensAnEntry } from "./asking";

opensAnEntry();

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
