import { afterEach } from "vitest";
import type { Grant } from "@/lib/domain/access/grants";
import type { Caller } from "@/lib/domain/access/rights";
import { ok, type Result } from "@/lib/domain/result";
import { EVERYTHING, type ScanScope } from "@/lib/domain/scan-scope";
import type { Context } from "@/lib/services/context";
import type { OpenScan } from "@/lib/services/ports/scans";
import { createContextFor } from "@/lib/services/reach/context-for";
import { contextWith, PAUSES } from "@/tests/support/a-context";
import {
  aReader,
  aScanWorld,
  byProfile,
  FIRST,
  type ScanWorld,
  SECOND,
} from "@/tests/support/scans/world";
import { aPerson } from "@/tests/unit/domain/access/people";

let world: ScanWorld | null = null;

const IDS: Readonly<Record<string, string>> = { first: FIRST, second: SECOND };
const to = (pattern: string) => ({ by: "group" as const, pattern });
export const GRANTS: readonly Grant[] = [
  { to: to("viewers"), role: "viewer", accounts: null },
  { to: to("first-operators"), role: "operator", accounts: ["first"] },
  { to: to("first-admins"), role: "admin", accounts: ["first"] },
  { to: to("second-operators"), role: "operator", accounts: [SECOND] },
  { to: to("admins"), role: "admin", accounts: null },
];

export const REQUEST = { requestId: "r", address: null, session: null };

type Started = { scopes: ScanScope[]; cancelled: string[] };

/** Both accounts scanned; `running` is what runs when somebody asks. */
export async function asked(
  groups: readonly string[],
  {
    running = [],
    secondName = "second",
  }: { running?: readonly ScanScope[]; secondName?: string } = {},
) {
  const made = await aScanWorld({
    accounts: [byProfile("first"), { ...byProfile("second"), name: secondName }],
    readerFor: ({ key }) => aReader(IDS[key] ?? ""),
  });
  world = made;
  await made.scanner.run("command", EVERYTHING);
  const started: Started = { scopes: [], cancelled: [] };
  const scans = running.map((scope, place): OpenScan => ({ scanId: `scan-${place}`, scope }));
  const held = { grants: GRANTS, scans };
  const whole = contextWith(made.ctx, {
    settings: () => ({ ...made.ctx.settings(), grants: held.grants }),
    scans: {
      ...made.scanner,
      start: async (_trigger, scope) => {
        started.scopes.push(scope);
        return ok({ scanId: "s" });
      },
      cancel: async (scanIds) => {
        started.cancelled.push(...scanIds);
        return true;
      },
      running: () => held.scans,
    },
  });
  const contextFor = createContextFor(whole, { buildId: "build", pauses: PAUSES });
  const caller: Caller = aPerson({ groups });
  return { ctx: await contextFor(caller, REQUEST), started, whole, held };
}

export const NOTHING_DONE = "nothing is done to AWS here";

export const account = (accountId: string) => ({
  accountId,
  partition: "aws" as const,
  roleArn: "arn:aws:iam::111122223333:role/Act",
  externalId: null,
});
export const ana = { sourceIdentity: "ana" };
export const act = (id: string) => ({
  id: "act-1",
  account: id,
  kind: "enable-region",
  lock: id,
  nextLookAt: null,
  createdAt: 0,
  updatedAt: 0,
  body: "{}",
});

export const NOTHING_FIRST = async () => undefined;
export const named = (ctx: Context) => ctx.accounts().map(({ key }) => key);
export const refused = (result: Result<unknown, { code: string }>) =>
  result.ok ? null : result.error.code;

export function closesWorlds(): void {
  afterEach(async () => {
    await world?.close();
    world = null;
  });
}
