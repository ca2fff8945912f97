import { describe, expect, it } from "vitest";
import { LOCAL } from "@/lib/domain/access/rights";
import { tokenText } from "@/lib/domain/access/token-text";
import { createToken, revokeToken } from "@/lib/services/access/tokens";
import { type Brought, whoAsks } from "@/lib/services/access/who-asks";
import type { AccessContext } from "@/lib/services/context";
import { ADDRESS, T0 } from "@/tests/support/an-entry";
import { ANA, ctx, entry, nothing, open, opensAnEntry } from "./asking";

opensAnEntry();

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
