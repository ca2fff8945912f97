import { LOCAL } from "@/lib/domain/access/rights";
import { SECOND_MS } from "@/lib/domain/time";
import { createAssertions } from "@/lib/identity/assertion";
import { openSession } from "@/lib/services/access/open-session";
import { createToken } from "@/lib/services/access/tokens";
import { type Brought, whoAsks } from "@/lib/services/access/who-asks";
import type { AccessContext } from "@/lib/services/context";
import type { Figure, Measured } from "@/tests/bench/figure";
import { anEntry, type Entry } from "@/tests/support/an-entry";
import { startSigner } from "@/tests/support/signer";

const RUNS = 2_000;
const WARM = 50;
const BUDGET_MS = 1;
const NOTHING: Brought = {
  cookie: null,
  bearer: null,
  assertion: null,
  what: "GET /api/matrix",
  takesToken: true,
};

/** What it costs a request to be known: by a session, a token, or a signed assertion. */
export const door: Figure = {
  name: "door",
  async measure(): Promise<readonly Measured[]> {
    const entry = await anEntry();
    entry.grants.push({ to: { by: "group", pattern: "*" }, role: "viewer", accounts: null });
    try {
      return [
        ...(await ownSecrets(entry)),
        await bySigned(entry, "RS256"),
        await bySigned(entry, "ES256"),
      ];
    } finally {
      await entry.close();
    }
  },
};

async function ownSecrets(entry: Entry): Promise<readonly Measured[]> {
  const ctx = entry.process();
  const grant = { role: "viewer", accounts: null } as const;
  const ana = {
    issuer: "link",
    subject: "ana",
    name: "ana",
    email: null,
    groups: [],
    sid: null,
    grant,
  };
  const cookie = await openSession(ctx, { session: ana, before: null });
  const made = await createToken(entry.as(LOCAL), {
    name: "ci",
    grant,
    expiresAt: entry.clock.now + 1_000 * SECOND_MS,
  });
  const bearer = made.ok ? made.value.text : null;
  const known = await timed(ctx, { ...NOTHING, cookie });
  const asToken = await timed(ctx, { ...NOTHING, bearer });
  const fresh = await timed(ctx, { ...NOTHING, cookie }, () => {
    for (const id of [cookie, bearer ?? ""])
      ctx.door.sessions.forget(ctx.identity.secrets.hashOf(id));
  });
  return [
    told("who asks, by a session known for under 10 s", known),
    told("who asks, by a session read from the store", fresh),
    told("who asks, by a token known for under 10 s", asToken),
  ];
}

async function bySigned(entry: Entry, alg: string): Promise<Measured> {
  const signer = await startSigner(alg);
  const issuer = "https://login.acme.example";
  const exp = Math.floor(Date.now() / SECOND_MS) + 600;
  const claims = { iss: issuer, aud: "readiness", sub: "u-1", groups: ["admins"], exp };
  const settings = {
    kind: "jwt",
    header: "x-id",
    issuer,
    audience: "readiness",
    jwks: `${signer.url}/keys`,
    groupsClaim: "groups",
  } as const;
  const ctx = entry.process({ auth: "proxy", assertions: createAssertions(settings, Date.now) });
  const assertion = await signer.sign(claims);
  try {
    return told(
      `who asks, by an assertion signed ${alg}`,
      await timed(ctx, { ...NOTHING, assertion }),
    );
  } finally {
    await signer.close();
  }
}

/** Milliseconds of each run, shortest first. */
async function timed(
  ctx: AccessContext,
  brought: Brought,
  before: () => void = () => undefined,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = -WARM; run < RUNS; run += 1) {
    before();
    const startedAt = performance.now();
    const asker = await whoAsks(ctx, brought);
    if (!asker.known) throw new Error(`nobody: ${asker.why}`);
    if (run >= 0) times.push(performance.now() - startedAt);
  }
  return times.toSorted((a, b) => a - b);
}

function told(what: string, times: readonly number[]): Measured {
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  const us = (ms: number) => `${Math.round(ms * 1_000)} µs`;
  return {
    what,
    measured: `${us(at(0.5))}, p99 ${us(at(0.99))}`,
    budget: `≤ ${BUDGET_MS} ms`,
    ok: at(0.5) <= BUDGET_MS,
  };
}
