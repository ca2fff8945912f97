import type { Availability, FormState, QuotaRequest, Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { ok } from "@/lib/domain/result";
import type { Actor, ActPort, OptStatus, Written } from "@/lib/services/ports/act-aws";
import { available } from "@/tests/support/build-facts";

export const QUOTA = "L-1111AAAA";
export const SECRETS = {
  token: "offer-token-that-is-spent",
  url: "https://aws-mp-legal.s3.amazonaws.com/eula.pdf?X-Amz-Signature=feedface",
  answer: "Triage of card fraud by our own analysts",
};
export const TERMS_SHA = "e".repeat(64);

/** How the next write goes. `lost`: it takes effect and no answer comes; `missed`: no answer comes and nothing happened. */
export type WriteGoes = "well" | "lost" | "missed" | "denied" | "there" | "not-sent";

/** An AWS of one account, as the acting role meets it. */
export type ActedAws = {
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
  before: (operation: string) => Promise<void>;
};

const aFault = (world: ActedAws, operation: string, changes: Partial<Fault> = {}): Fault => ({
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

export function portOf(world: ActedAws): ActPort {
  return {
    homeRegion: () => "us-east-1",
    actorFor(_account, { sourceIdentity }) {
      world.people.push(sourceIdentity);
      return actorOf(world);
    },
  };
}

function actorOf(world: ActedAws): Actor {
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
