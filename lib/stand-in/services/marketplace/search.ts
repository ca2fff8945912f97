import { z } from "zod";
import type { Call } from "@/lib/stand-in/services/types";
import { checkInteger, summarise, type Violations } from "@/lib/stand-in/wire/constraints";
import { answer, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { pageOf } from "@/lib/stand-in/wire/pages";
import { type AgreementRecord, agreementsOf } from "@/lib/stand-in/world/agreement";
import { agreementView, marketplaceInvalid, statusOf } from "./view";

const PAGE_SIZE = 50;
const STATUSES = [
  "ACTIVE",
  "ARCHIVED",
  "CANCELLED",
  "EXPIRED",
  "RENEWED",
  "REPLACED",
  "ROLLED_BACK",
  "SUPERSEDED",
  "TERMINATED",
];

const Input = z.object({
  catalog: z.string().optional(),
  filters: z
    .array(
      z.object({
        name: z.string().min(1).max(32),
        values: z.array(z.string().min(1).max(64)).min(1),
      }),
    )
    .min(1)
    .max(10)
    .optional(),
  sort: z
    .object({
      sortBy: z.string().optional(),
      sortOrder: z.enum(["ASCENDING", "DESCENDING"]).optional(),
    })
    .optional(),
  maxResults: z.unknown().optional(),
  nextToken: z.string().max(255).optional(),
});

const FILTERS = [
  "PartyType",
  "AgreementType",
  "ResourceIdentifier",
  "ResourceType",
  "Status",
  "OfferId",
  "OfferSetId",
  "BeforeEndTime",
  "AfterEndTime",
  "AcceptorAccountId",
  "BeforeStartTime",
  "AfterStartTime",
  "BeforeLastUpdateTime",
  "AfterLastUpdateTime",
  "EndTimeBehaviorType",
  "EndTimeBehaviorReasonCode",
  "InitialAgreementId",
  "LicenseArn",
] as const;

/** What an acceptor may combine with AgreementType; end times count as one. */
const ACCEPTOR_COMBINATIONS = [
  "",
  "Status",
  "EndTime",
  "EndTime Status",
  "ResourceIdentifier",
  "EndTime ResourceIdentifier",
  "ResourceIdentifier Status",
  "EndTime ResourceIdentifier Status",
  "ResourceType",
  "EndTime ResourceType",
  "OfferId",
  "EndTime OfferId",
  "OfferId Status",
  "EndTime OfferId Status",
  "OfferSetId",
  "EndTime OfferSetId",
  "OfferSetId Status",
  "EndTime OfferSetId Status",
];

/** https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_SearchAgreements.html */
export function searchAgreements(call: Call): Outcome {
  const input = Input.safeParse(call.input);
  if (!input.success) {
    const problem = input.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    return refuse(marketplaceInvalid("OTHER", problem.join("; ")));
  }
  const { catalog, sort, nextToken } = input.data;
  const violations: Violations = [];
  const size = checkInteger(violations, {
    at: "maxResults",
    value: input.data.maxResults,
    min: 1,
    max: 50,
  });
  const message = summarise(violations);
  if (message !== null) return refuse(marketplaceInvalid("INVALID_MAX_RESULTS", message));
  if (catalog !== undefined && catalog !== "AWSMarketplace") {
    return refuse(marketplaceInvalid("INVALID_CATALOG", `Invalid catalog: ${catalog}`));
  }
  const filters = new Map(
    (input.data.filters ?? []).map((filter) => [filter.name, filter.values] as const),
  );
  const problem = problemWith(filters);
  if (problem !== null) return refuse(marketplaceInvalid(problem.reason, problem.message));
  if (sort?.sortBy !== undefined && sort.sortBy !== "EndTime") {
    return refuse(marketplaceInvalid("INVALID_SORT_BY", "The provided sortBy is not supported"));
  }
  const matches = agreementsOf(call.world, call).filter((record) => fits(record, filters));
  const page = pageOf(matches, {
    list: `agreements ${call.account.spec.id} ${JSON.stringify([...filters])}`,
    token: nextToken,
    size: size ?? PAGE_SIZE,
  });
  if (page === null) return refuse(marketplaceInvalid("INVALID_NEXT_TOKEN", "Invalid next token"));
  return answer({
    agreementViewSummaries: page.items.map((record) => agreementView(call, record)),
    nextToken: page.nextToken,
  });
}

type Filters = ReadonlyMap<string, readonly string[]>;

function problemWith(filters: Filters): { reason: string; message: string } | null {
  for (const name of filters.keys()) {
    if (!FILTERS.some((known) => known === name)) {
      return { reason: "INVALID_FILTER_NAME", message: `Invalid filter name: ${name}` };
    }
  }
  if (filters.get("AgreementType")?.join() !== "PurchaseAgreement") {
    return { reason: "INVALID_FILTERS", message: "AgreementType filter is required" };
  }
  const party = filters.get("PartyType")?.join();
  if (party !== "Acceptor" && party !== "Proposer") {
    return { reason: "INVALID_FILTER_VALUES", message: "PartyType must be Acceptor or Proposer" };
  }
  const unknownStatus = filters.get("Status")?.find((status) => !STATUSES.includes(status));
  if (unknownStatus !== undefined) {
    return { reason: "INVALID_FILTER_VALUES", message: `Invalid status: ${unknownStatus}` };
  }
  if (party === "Acceptor" && !ACCEPTOR_COMBINATIONS.includes(combinationOf(filters))) {
    return {
      reason: "UNSUPPORTED_FILTERS",
      message: "Provided combination of filters is not supported",
    };
  }
  return null;
}

function combinationOf(filters: Filters): string {
  const names = [...filters.keys()]
    .filter((name) => name !== "PartyType" && name !== "AgreementType")
    .map((name) => (name === "BeforeEndTime" || name === "AfterEndTime" ? "EndTime" : name));
  return [...new Set(names)].sort().join(" ");
}

function fits(record: AgreementRecord, filters: Filters): boolean {
  // A buyer's account has proposed nothing, and its pay-as-you-go agreements have no end.
  if (filters.get("PartyType")?.join() === "Proposer") return false;
  if (filters.has("BeforeEndTime") || filters.has("AfterEndTime")) return false;
  const allows = (name: string, value: string): boolean => {
    const values = filters.get(name);
    return values === undefined || values.includes(value);
  };
  return (
    allows("Status", statusOf(record)) &&
    allows("ResourceIdentifier", record.product) &&
    allows("ResourceType", "MachineLearningProduct") &&
    allows("OfferId", record.offerId) &&
    !filters.has("OfferSetId")
  );
}
