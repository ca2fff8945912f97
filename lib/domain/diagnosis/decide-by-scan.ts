import { accountLabel } from "@/lib/domain/account-label";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { type Evidence, evidenceAt } from "@/lib/domain/grid/grid-evidence";
import { placeOfText } from "@/lib/domain/grid/place-of-text";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { asSentence } from "@/lib/domain/words/sentence";
import type { Diagnosis } from "./types";

/** `fact` is what the scan read that tells; where nothing does, `reason` says why. */
export type Settlement =
  | { status: "settled"; cause: Cause; fact: string }
  | { status: "open"; reason: string };

const BAD_MODEL = [
  "model-not-in-region",
  "model-id-invalid",
  "inference-profile-required",
  "model-end-of-life",
] as const satisfies readonly Cause[];
const NOT_FOUND = [
  "model-not-in-region",
  "model-end-of-life",
  "model-legacy-not-used",
  "use-case-form-missing",
  "resource-not-found",
] as const satisfies readonly Cause[];

/** What a text may mean that names one cause and leaves room for finer ones. */
const WIDER: Readonly<Partial<Record<Cause, readonly Cause[]>>> = {
  "model-id-invalid": BAD_MODEL,
  "resource-not-found": NOT_FOUND,
};

/** What a text may mean that gives no more than a code. */
const BY_CODE: Readonly<Partial<Record<Code, readonly Cause[]>>> = {
  AccessDeniedException: [
    "region-opt-in-disabled",
    "scp-explicit-deny",
    "use-case-form-missing",
    "marketplace-agreement-missing",
    "model-access-not-granted",
  ],
  InvalidClientTokenId: ["region-opt-in-disabled", "credentials-invalid-access-key"],
  MPAgreementFailed: [
    "payment-instrument-invalid",
    "marketplace-subscribe-permission-missing",
    "marketplace-agreement-missing",
  ],
  NetworkError: ["region-no-bedrock-endpoint", "network-unreachable", "client-timeout"],
  ResourceNotFound: NOT_FOUND,
  ThrottlingException: ["quota-zero", "tokens-per-day-zero", "tpm-quota", "rpm-quota"],
  ValidationError: BAD_MODEL,
};

type Undecided = Pick<Diagnosis, "code" | "cause" | "candidates" | "read">;

/**
 * Chooses among what a text may mean by what the last scan read of its account, Region and model, and says by which
 * fact. A fact that speaks for several candidates tells nothing between them; what could not be read never decides.
 * Null: the text alone tells.
 */
export function settle(
  diagnosis: Undecided,
  known: { snapshot: MatrixSnapshot; account: string | null },
): Settlement | null {
  const candidates = candidatesOf(diagnosis);
  if (candidates.length < 2) return null;
  const place = placeOfText(known.snapshot, { read: diagnosis.read, account: known.account });
  if ("none" in place) return { status: "open", reason: place.none };
  const { fault } = place.account;
  if (fault) {
    return {
      status: "open",
      reason: `${accountLabel(place.account)} could not be read: ${asSentence(fault.message)}`,
    };
  }
  const facts = evidenceAt(place);
  // Only the candidates of a text are all that it may mean; what a bare code may mean has no end.
  const settled = spokenFor(facts, candidates) ?? leftOver(facts, diagnosis.candidates);
  if (settled) return settled;
  return { status: "open", reason: reasonFor({ facts, candidates, ...place }) };
}

function candidatesOf({ code, cause, candidates }: Undecided): readonly Cause[] {
  if (candidates.length > 0) return candidates;
  return (cause === null ? BY_CODE[code] : WIDER[cause]) ?? [];
}

function spokenFor(facts: readonly Evidence[], candidates: readonly Cause[]): Settlement | null {
  for (const { speaksFor, says } of facts) {
    const [cause, ...more] = candidates.filter((one) => speaksFor.includes(one));
    if (cause && more.length === 0) return { status: "settled", cause, fact: says };
  }
  return null;
}

function leftOver(facts: readonly Evidence[], candidates: readonly Cause[]): Settlement | null {
  const telling = facts.filter(({ rulesOut }) => candidates.some((one) => rulesOut.includes(one)));
  const [cause, ...more] = candidates.filter(
    (one) => !telling.some(({ rulesOut }) => rulesOut.includes(one)),
  );
  if (!cause || more.length > 0) return null;
  return { status: "settled", cause, fact: telling.map(({ says }) => says).join(" ") };
}

type Unsettled = {
  facts: readonly Evidence[];
  candidates: readonly Cause[];
} & Exclude<ReturnType<typeof placeOfText>, { none: string }>;

/** What is known all the same, or what would have to be read first. */
function reasonFor({ facts, candidates, column, modelId, cell }: Unsettled): string {
  if (column.fault)
    return `${column.region} could not be read: ${asSentence(column.fault.message)}`;
  if (cell?.kind.state === "unknown") {
    return `The scan could not tell of ${cell.model.name} in ${column.region}: ${cell.kind.title}.`;
  }
  const near = facts.filter(({ rulesOut, speaksFor }) =>
    candidates.some((one) => rulesOut.includes(one) || speaksFor.includes(one)),
  );
  if (near.length > 0) {
    return `${near.map(({ says }) => says).join(" ")} That alone does not tell between them.`;
  }
  if (modelId === null) return "The text names no model, so no cell can be asked.";
  if (!cell) return `No list that was read names ${modelId}.`;
  return `Nothing that was read of ${cell.model.name} in ${column.region} speaks to it.`;
}
