import { expect, it } from "vitest";
import { LOCAL } from "@/lib/domain/access/rights";
import { endSessions } from "@/lib/services/access/end-sessions";
import { enterByLink, invite } from "@/lib/services/access/links";
import { createToken, revokeToken } from "@/lib/services/access/tokens";
import { whoAsks } from "@/lib/services/access/who-asks";
import type { AccessContext } from "@/lib/services/context";
import { onBoth } from "@/tests/contract/db/databases";
import { anEntry, type Entry, T0 } from "@/tests/support/an-entry";

const BELIEVED_MS = 10_000;

onBoth("two replicas", ({ fresh }) => {
  /** Both over one store, each with connections, a memory and a clock of its own. */
  async function two(): Promise<[Entry, Entry]> {
    const { options } = await fresh();
    const replicas: [Entry, Entry] = [await anEntry(options), await anEntry(options)];
    opened.push(...replicas);
    return replicas;
  }
  const opened: Entry[] = [];
  const closing = async () => {
    for (const entry of opened.splice(0)) await entry.close();
  };
  const who = async (ctx: AccessContext, over: { cookie?: string; bearer?: string }) => {
    const nothing = { cookie: null, bearer: null, assertion: null, what: "", takesToken: true };
    const asker = await whoAsks(ctx, { ...nothing, ...over });
    return asker.known ? "known" : asker.why;
  };

  it("know the same session, and its end within ten seconds", async () => {
    const [here, there] = await two();
    try {
      const [a, b] = [here.process(), there.process()];
      const { secret } = await invite(here.as(LOCAL), {
        name: "ana",
        grant: { role: "viewer", accounts: null },
      });
      const tries = await Promise.all(
        [a, b, a, b].map((by) => enterByLink(by, { secret, before: null })),
      );
      const [cookie, ...more] = tries.flatMap((done) => (done.ok ? [done.value.secret] : []));
      expect([cookie, more]).toEqual([expect.any(String), []]);
      if (cookie === undefined) return;
      expect([await who(a, { cookie }), await who(b, { cookie })]).toEqual(["known", "known"]);
      await endSessions(a, { issuer: "link", subject: "ana" }, { by: "admin", caller: LOCAL });
      expect(await who(a, { cookie })).toBe("admin");
      there.clock.now = T0 + BELIEVED_MS;
      expect(await who(b, { cookie })).toBe("admin");
    } finally {
      await closing();
    }
  });

  it("know the same token, and that it was revoked within ten seconds", async () => {
    const [here, there] = await two();
    try {
      const admin = here.as(LOCAL);
      const b = there.process();
      const grant = { role: "viewer", accounts: null } as const;
      const made = await createToken(admin, { name: "ci", grant, expiresAt: T0 + 1_000_000 });
      const bearer = made.ok ? made.value.text : "";
      expect(await who(b, { bearer })).toBe("known");
      expect((await revokeToken(admin, { name: "ci" })).ok).toBe(true);
      there.clock.now = T0 + BELIEVED_MS;
      expect(await who(b, { bearer })).toBe("token-refused");
    } finally {
      await closing();
    }
  });
});
