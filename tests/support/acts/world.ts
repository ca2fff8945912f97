import type { Caller } from "@/lib/domain/access/rights";
import { formText } from "@/lib/domain/acts/form";
import type { ActKind } from "@/lib/domain/acts/kinds";
import type { Availability, FormState, QuotaRequest, Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { ok } from "@/lib/domain/result";
import type { ActionSettings } from "@/lib/domain/settings";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import { nextSettleAt, settleDue } from "@/lib/services/acts/settle-due";
import type { Context } from "@/lib/services/context";
import type { Actor, ActPort, OptStatus, Written } from "@/lib/services/ports/act-aws";
import type { Log } from "@/lib/services/ports/log";
import type { Stores } from "@/lib/services/ports/stores";
import { aContext } from "@/tests/support/a-context";
import { aModel, anAccount, aRegion, available, NOW, readAt } from "@/tests/support/build-facts";

export const ACCOUNT = "111122223333";
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/BedrockReadinessAct`;
export const MODEL = "xai.grok-4-6";
export const OTHER_MODEL = "writer.palmyra-x5-v1:0";
export const CLAUDE = "anthropic.claude-sonnet-4-6";
export const QUOTA = "L-1111AAAA";
export const SECRETS = {
  token: "offer-token-that-is-spent",
  url: "https://aws-mp-legal.s3.amazonaws.com/eula.pdf?X-Amz-Signature=feedface",
  answer: "Triage of card fraud by our own analysts",
};
export const TERMS_SHA = "e".repeat(64);
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

/** How the next write goes. `lost`: it takes effect and no answer comes; `missed`: no answer comes and nothing happened. */
export type WriteGoes = "well" | "lost" | "missed" | "denied" | "there" | "not-sent";

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
export type ActWorld = {
  now: number;
  goes: WriteGoes;
  /** What AWS shows; writes change it. */
  aws: {
    agreements: Map<string, string>;
    form: FormState;
    region: OptStatus;
    applied: number;
    requests: QuotaRequest[];
    price: string;
    offers: number;
    account: string;
  };
  /** Reads fail. */
  mute: boolean;
  /** Writes that reached AWS, whatever came of them. */
  writes: string[];
  /** People in whose name the role was assumed. */
  people: string[];
  actions: ActionSettings;
  role: string | null;
  log: string[];
  before: (operation: string) => Promise<void>;
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

const aFault = (world: ActWorld, operation: string, changes: Partial<Fault> = {}): Fault => ({
  code: "NetworkError",
  cause: null,
  owner: "network",
  message: "No answer came.",
  operation,
  requestId: null,
  httpStatus: null,
  at: world.now,
  attempt: 1,
  ...changes,
});

function portOf(world: ActWorld): ActPort {
  return {
    homeRegion: () => "us-east-1",
    actorFor(_account, { sourceIdentity }) {
      world.people.push(sourceIdentity);
      return actorOf(world);
    },
  };
}

function actorOf(world: ActWorld): Actor {
  const { aws } = world;
  const read = async <T>(operation: string, value: () => T): Promise<Reading<T>> => {
    await world.before(operation);
    if (world.mute) return { status: "failed", fault: aFault(world, operation), last: null };
    const source = { operation, requestId: "r", at: world.now, attempt: 1 };
    return { status: "read", value: value(), source };
  };
  const write = async <T>(
    operation: string,
    { effect, value, name }: { effect: () => void; value: () => T; name: string },
  ): Promise<Written<T>> => {
    await world.before(operation);
    const failed = (left: "maybe" | "not-sent", fault: Fault, error: string | null) =>
      ({ state: "failed", fault, name: error, left }) as const;
    if (world.goes === "not-sent") return failed("not-sent", aFault(world, operation), null);
    world.writes.push(operation);
    switch (world.goes) {
      case "lost":
        effect();
        return failed("maybe", aFault(world, operation), null);
      case "missed":
        return failed("maybe", aFault(world, operation), null);
      case "denied":
        return failed(
          "maybe",
          aFault(world, operation, {
            code: "AccessDeniedException",
            owner: "iam-admin",
            message: `You may not ${operation}.`,
            httpStatus: 403,
          }),
          "AccessDeniedException",
        );
      case "there":
        effect();
        return failed("maybe", aFault(world, operation, { code: "ValidationError" }), name);
      case "well":
        effect();
        return { state: "answered", value: value(), requestId: "req-1", at: world.now };
    }
  };
  const agreementOf = (modelId: string) => aws.agreements.get(modelId) ?? "NOT_AVAILABLE";
  const none = () => null;
  return {
    identity: () => read("GetCallerIdentity", () => ({ accountId: aws.account, partition: "aws" })),
    offers: () =>
      read("ListFoundationModelAgreementOffers", () => ({
        kind: "offers",
        offers: Array.from({ length: aws.offers }, (_, index) => ({
          offerId: `offer-${index + 1}`,
          token: SECRETS.token,
          termsUrl: SECRETS.url,
          refundPolicy: "Charges are non-refundable.",
          validFor: null,
          rateCard: [
            {
              dimension: "USE1_output_tokens_global_standard",
              price: aws.price,
              description: "Output, global",
              unit: "Units",
            },
          ],
        })),
      })),
    terms: async () => ok({ sha256: TERMS_SHA, bytes: 48_213 }),
    availability: (_region, modelId) =>
      read("GetFoundationModelAvailability", (): Availability => {
        const agreement = agreementOf(modelId);
        if (agreement === "PENDING") aws.agreements.set(modelId, "AVAILABLE");
        return available({ agreement });
      }),
    form: () => read("GetUseCaseForModelAccess", () => aws.form),
    optStatus: () =>
      read("GetRegionOptStatus", () => {
        const { region } = aws;
        if (region === "ENABLING") aws.region = "ENABLED";
        return region;
      }),
    quota: () =>
      read("GetServiceQuota", () => ({
        code: QUOTA,
        name: "Cross-region model inference tokens per minute for Grok 4.6",
        unit: null,
        applied: aws.applied,
        default: 300_000,
        adjustable: true,
      })),
    quotaRequests: () =>
      read("ListRequestedServiceQuotaChangeHistoryByQuota", () => {
        const requests = aws.requests.map((request) => ({ ...request }));
        for (const request of aws.requests) {
          if (request.status === "APPROVED") aws.applied = request.desiredValue ?? aws.applied;
          if (request.status === "PENDING") request.status = "APPROVED";
        }
        return requests;
      }),
    acceptAgreement: ({ modelId }) =>
      write("CreateFoundationModelAgreement", {
        effect: () => aws.agreements.set(modelId, "PENDING"),
        value: none,
        name: "ConflictException",
      }),
    submitForm: () =>
      write("PutUseCaseForModelAccess", {
        effect: () => {
          aws.form = "present";
        },
        value: none,
        name: "ValidationException",
      }),
    requestIncrease: ({ code, value }) =>
      write("RequestServiceQuotaIncrease", {
        effect: () =>
          aws.requests.unshift({
            id: `quota-request-${aws.requests.length + 1}`,
            quotaCode: code,
            desiredValue: value,
            status: "PENDING",
            createdAt: world.now,
            updatedAt: world.now,
          }),
        value: () => ({ quotaRequestId: aws.requests[0]?.id ?? null, status: "PENDING" }),
        name: "ResourceAlreadyExistsException",
      }),
    enableRegion: () =>
      write("EnableRegion", {
        effect: () => {
          aws.region = "ENABLING";
        },
        value: none,
        name: "ConflictException",
      }),
  };
}
