import type { Caller } from "@/lib/domain/access/rights";
import { formText } from "@/lib/domain/acts/form";
import type { ActKind } from "@/lib/domain/acts/kinds";
import type { ActionSettings } from "@/lib/domain/settings";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import { nextSettleAt, settleDue } from "@/lib/services/acts/settle-due";
import type { Context } from "@/lib/services/context";
import type { Log } from "@/lib/services/ports/log";
import type { Stores } from "@/lib/services/ports/stores";
import { aContext } from "@/tests/support/a-context";
import { aModel, anAccount, aRegion, available, NOW, readAt } from "@/tests/support/build-facts";
import { type ActedAws, portOf, QUOTA, SECRETS } from "./acted-aws";

export const ACCOUNT = "111122223333";
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/BedrockReadinessAct`;
export const MODEL = "xai.grok-4-6";
export const OTHER_MODEL = "writer.palmyra-x5-v1:0";
export const CLAUDE = "anthropic.claude-sonnet-4-6";
export const FORM = formText({
  companyName: "Acme Payments GmbH",
  companyWebsite: "https://www.acme.example",
  intendedUsers: "0",
  industryOption: "Financial Services",
  otherIndustryOption: "",
  useCases: SECRETS.answer,
});

export const TARGETS = {
  "accept-agreement": { kind: "accept-agreement", modelId: MODEL, offerId: null },
  "request-quota-increase": {
    kind: "request-quota-increase",
    region: "eu-west-1",
    quotaCode: QUOTA,
    value: 600_000,
  },
  "enable-region": { kind: "enable-region", region: "eu-south-2" },
  "submit-use-case-form": { kind: "submit-use-case-form", region: "us-east-1" },
} as const;

export const wordOf = (kind: ActKind) => (kind === "enable-region" ? "eu-south-2" : ACCOUNT);
export const formOf = (kind: ActKind) => (kind === "submit-use-case-form" ? { form: FORM } : {});

const PEOPLE = {
  ana: "ana",
  chiara: "chiara",
  ben: "ben",
} as const;
export type Person = keyof typeof PEOPLE;

export const callerOf = (person: Person): Caller => ({
  kind: "user",
  known: "oidc",
  issuer: "https://login.acme.example",
  subject: `u-${person}`,
  name: PEOPLE[person],
  email: null,
  groups: [],
});

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** An AWS of one account with a clock of its own, and processes that share a store. */
export type ActWorld = ActedAws & {
  actions: ActionSettings;
  role: string | null;
  log: string[];
  as(person: Person, parts?: Partial<Context>): Context;
  /** Does what is due, and moves the clock on, until nothing is or `ms` are over. */
  settle(ms?: number, parts?: Partial<Context>): Promise<void>;
  stores: Stores;
};

export async function anActWorld(stores: Stores): Promise<ActWorld> {
  const world: ActWorld = {
    now: NOW,
    goes: "well",
    aws: {
      agreements: new Map(),
      form: "missing",
      region: "DISABLED",
      applied: 300_000,
      requests: [],
      price: "15.00",
      offers: 1,
      account: ACCOUNT,
    },
    mute: false,
    writes: [],
    people: [],
    actions: {
      enabled: true,
      kinds: [
        "accept-agreement",
        "request-quota-increase",
        "enable-region",
        "submit-use-case-form",
      ],
      secondPerson: false,
    },
    role: ROLE,
    log: [],
    before: async () => undefined,
    as: (person, parts = {}) => contextOf(world, person, parts),
    settle: (ms = 100 * DAY_MS, parts = {}) => settle(world, ms, parts),
    stores,
  };
  await stores.facts.mergeAccount({
    key: "payments",
    name: "payments-prod",
    patch: {
      accountId: ACCOUNT,
      facts: anAccount({
        regions: readAt(
          ["us-east-1", "eu-west-1"].map((region) => ({ region, status: "ENABLED_BY_DEFAULT" })),
        ),
      }),
    },
    updatedAt: NOW,
  });
  for (const region of ["us-east-1", "eu-west-1"]) {
    const models = [MODEL, OTHER_MODEL, CLAUDE];
    await stores.facts.mergeRegion({
      account: ACCOUNT,
      region,
      facts: aRegion({
        models: readAt(models.map((id) => aModel(id, { modelName: id, providerName: "xAI" }))),
        availability: Object.fromEntries(
          models.map((id) => [id, readAt(available({ agreement: "NOT_AVAILABLE" }))]),
        ),
      }),
      attemptedAt: NOW,
      readAt: NOW,
    });
  }
  return world;
}

function contextOf(world: ActWorld, person: Person, parts: Partial<Context>): Context {
  const keep = (level: string) => (text: string, details?: object) => {
    world.log.push(`${level} ${text} ${JSON.stringify(details ?? {})}`);
  };
  return aContext({
    now: () => world.now,
    settings: () => ({
      regions: null,
      requirements: [],
      accessPortal: null,
      scanIntervalMs: 15 * MINUTE_MS,
      retentionMs: 400 * DAY_MS,
      auditRetentionMs: 400 * DAY_MS,
      maskAccountIds: false,
      grants: [],
      actions: world.actions,
      prove: { enabled: false, callsPerDay: 50 },
    }),
    accounts: () => [
      {
        key: "payments",
        accountId: ACCOUNT,
        name: "payments-prod",
        access: { by: "default" },
        actRole: world.role,
      },
    ],
    stores: world.stores,
    act: portOf(world),
    caller: callerOf(person),
    log: { info: keep("info"), warn: keep("warn"), error: keep("error") },
    ...parts,
  });
}

async function settle(world: ActWorld, ms: number, parts: Partial<Context>): Promise<void> {
  const { caller: _caller, ...ctx } = contextOf(world, "ana", { log: SILENT, ...parts });
  const system = { ...ctx, caller: { kind: "system", work: "acts" } as const };
  const until = world.now + ms;
  const running = new Set<string>();
  const { signal } = new AbortController();
  for (;;) {
    const at = await nextSettleAt(system, { running });
    if (at === null || at > until) return;
    world.now = Math.max(world.now, at);
    await settleDue(system, { running, signal });
  }
}
