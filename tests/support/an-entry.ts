import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStores, type StoreOptions } from "@/lib/db/open";
import type { Grant } from "@/lib/domain/access/grants";
import { reachOf } from "@/lib/domain/access/reach";
import type { Caller } from "@/lib/domain/access/rights";
import { SECRETS } from "@/lib/identity/secrets";
import { createDoor } from "@/lib/services/access/door";
import type { AccessContext, Context } from "@/lib/services/context";
import type { IdentityPort } from "@/lib/services/ports/identity";
import type { Stores } from "@/lib/services/ports/stores";
import { aContext } from "@/tests/support/a-context";

export const T0 = Date.UTC(2026, 0, 1);
export const ADDRESS = "192.0.2.7";

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

export type Entry = {
  /** One process of the dashboard, as it stands before anybody is known; another call is another replica. */
  process(identity?: Partial<IdentityPort>): AccessContext;
  /** The same as this caller may use it. */
  as(caller: Caller): Context;
  stores: Stores;
  grants: Grant[];
  /** The wall, which moves only here. */
  clock: { now: number };
  close(): Promise<void>;
};

/** The way in over a real store, with a clock of its own. */
export async function anEntry(options?: StoreOptions): Promise<Entry> {
  const dataDir = options ? null : await mkdtemp(path.join(tmpdir(), "readiness-entry-"));
  const opened = await openStores(
    options ?? { databaseUrl: null, dataDir: dataDir ?? "", log: QUIET },
  );
  if (!opened.ok) throw new Error(opened.error.message);
  const stores = opened.value;
  const clock = { now: T0 };
  const grants: Grant[] = [];
  const now = () => clock.now;
  const settings = () => ({
    regions: null,
    requirements: [],
    accessPortal: null,
    scanIntervalMs: 900_000,
    retentionMs: 400 * 86_400_000,
    auditRetentionMs: 400 * 86_400_000,
    maskAccountIds: false,
    grants,
    actions: { enabled: false, kinds: [], secondPerson: false },
    prove: { enabled: false, callsPerDay: 50 },
  });
  const ground = { now, settings, accounts: () => [], stores };
  const process = (identity: Partial<IdentityPort> = {}): AccessContext => ({
    ...ground,
    log: QUIET,
    identity: {
      auth: "link",
      provider: null,
      assertions: null,
      secrets: SECRETS,
      publicUrl: "https://readiness.acme.example",
      ...identity,
    },
    door: createDoor(now),
    requestId: "request-1",
    address: ADDRESS,
  });
  return {
    process,
    as: (caller) =>
      aContext({ ...ground, ...process(), caller, reach: reachOf(caller, grants), log: QUIET }),
    stores,
    grants,
    clock,
    async close() {
      await stores.close();
      if (dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
