import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { openStores } from "@/lib/db/open";
import type { Grant } from "@/lib/domain/access/grants";
import { type Caller, LOCAL } from "@/lib/domain/access/rights";
import { NO_ACCOUNT_FACTS } from "@/lib/domain/facts/facts";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { type ContextFor, createContextFor } from "@/lib/services/reach/context-for";
import type { Figure, Measured } from "@/tests/bench/figure";
import { aContext } from "@/tests/support/a-context";

const ACCOUNTS = 500;
const GRANTS = 100;
const TIMES = 2_000;
const BUDGET_MS = 1;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const REQUEST = { requestId: "r", address: null, session: null };

const idOf = (place: number): string => String(100_000_000_000 + place);
const refs: readonly AccountRef[] = Array.from({ length: ACCOUNTS }, (_, place) => ({
  key: idOf(place),
  accountId: idOf(place),
  name: `team-${place % GRANTS}-${place}`,
  access: {
    by: "role",
    roleArn: `arn:aws:iam::${idOf(place)}:role/BedrockReadinessRead`,
    externalId: null,
  },
}));
const grants: readonly Grant[] = Array.from({ length: GRANTS }, (_, place) => ({
  to: { by: "group", pattern: `team-${place}-*` },
  role: "operator",
  accounts: [`team-${place}-*`, idOf(place)],
}));

const person = (...groups: readonly string[]): Caller => ({
  kind: "user",
  known: "oidc",
  issuer: "https://login.acme.example",
  subject: "u-1",
  name: "Bo",
  email: null,
  groups,
});

/** What a request costs on its way through caller, grant and right, over 500 accounts and 100 grants. */
export const access: Figure = {
  name: "access",
  async measure(): Promise<readonly Measured[]> {
    const dataDir = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-access-"));
    const opened = await openStores({ databaseUrl: null, dataDir, log });
    if (!opened.ok) throw new Error(opened.error.message);
    const stores = opened.value;
    try {
      for (const { key, accountId, name } of refs) {
        const patch = { accountId, facts: NO_ACCOUNT_FACTS };
        await stores.facts.mergeAccount({ key, name, updatedAt: 0, patch });
      }
      const whole = aContext({
        now: Date.now,
        settings: () => ({
          regions: null,
          requirements: [],
          accessPortal: null,
          scanIntervalMs: 15 * MINUTE_MS,
          retentionMs: 400 * DAY_MS,
          auditRetentionMs: 400 * DAY_MS,
          maskAccountIds: false,
          grants,
          actions: { enabled: false, kinds: [], secondPerson: false },
          prove: { enabled: false, callsPerDay: 50 },
        }),
        accounts: () => refs,
        stores,
        log,
      });
      const contextFor = createContextFor(whole, {
        buildId: "build",
        pauses: { uptimeMs: () => performance.now(), sleep: (ms) => delay(ms) },
      });
      return [
        await wayOf("who reaches everything", contextFor, LOCAL),
        await wayOf("who reaches one group's", contextFor, person("team-7-dev")),
        await wayOf("who is in 50 groups", contextFor, person(...groups(50))),
        await wayOf("who is in no granted group", contextFor, person("others")),
      ];
    } finally {
      await stores.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

const groups = (count: number) => Array.from({ length: count }, (_, place) => `team-${place}-dev`);

async function wayOf(who: string, contextFor: ContextFor, caller: Caller): Promise<Measured> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const begun = performance.now();
    const ctx = await contextFor(caller, REQUEST);
    ctx.refusal("ask", [idOf(time % ACCOUNTS)]);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (TIMES - 1))] ?? 0;
  return {
    what: `way through caller, grant and right, ${who}`,
    measured: `${at(0.5).toFixed(3)} ms, 99 of 100 within ${at(0.99).toFixed(3)} ms`,
    budget: `≤ ${BUDGET_MS} ms`,
    ok: at(0.99) <= BUDGET_MS,
  };
}
