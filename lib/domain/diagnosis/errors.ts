import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import { CAUSE_OWNER } from "@/lib/domain/catalogue/owners";
import type { Cause } from "@/lib/domain/causes";
import { REGIONS, regionInfo } from "@/lib/domain/known-regions";
import { TOKENS_PER_DAY } from "@/lib/domain/quota/support-text";
import { classifyStripped } from "./classify";
import { readFigures } from "./named-figures";
import { readResource } from "./named-resource";
import { readText } from "./read";
import { type Part, partOf, segmentsOf } from "./segments";
import { strip } from "./strip";
import type { Classification, OtherError, ReadFromText } from "./types";

type Found = Classification & Part;
/** `text` is the part that the root error stands in. */
type Paste = {
  root: Classification & { text: string };
  others: readonly OtherError[];
};

/**
 * What a tidied paste holds: one answer for each of its errors, of which the root is the one that stands in the way
 * most, and the others say something else.
 */
export function errorsIn(tidied: string, read: ReadFromText): Paste {
  const stripped = strip(tidied);
  const errors = segmentsOf(stripped).map(({ parts }) => innermost(parts.map(classified)));
  const root = rootOf(errors, classified(partOf(stripped)));
  const others = errors.filter(({ cause }) => cause !== null && cause !== root.cause);
  const several = errors.filter(({ cause }) => cause !== null).length > 1;
  if (others.length === 0)
    return { root: several ? refineAlone(root) : refine(root, read, tidied), others };
  const told = new Map(others.map(refineAlone).map((found) => [found.cause, found]));
  return {
    root: refineAlone(root),
    others: [...told.values()].map(({ name, code, cause }) => ({ name, code, cause })),
  };
}

/** Of several errors each is told by its own words: where one was called says nothing of another. */
const refineAlone = (found: Found): Found => refine(found, readText(found.text), found.text);

/** Words that belong together may stand in several parts: where these tell nothing else, the whole tells more. */
function rootOf(errors: readonly Found[], whole: Found): Found {
  const first = heaviest([...errors, ...(errors.length === 0 ? [whole] : [])]);
  const told = errors.filter(({ cause }) => cause !== null).length;
  const open = first.cause === null || first.cause === whole.cause || first.confidence === "low";
  return open && told < 2 && weight(whole) >= weight(first) ? whole : first;
}

/** The root of a chain tells why, as far as it says anything; what was wrapped around it tells the rest. */
function innermost(chain: readonly Found[]): Found {
  return chain.find(({ cause, confidence }) => cause && confidence !== "low") ?? heaviest(chain);
}

function heaviest(found: readonly Found[]): Found {
  return found.reduce((best, next) => (weight(next) > weight(best) ? next : best));
}

function classified(part: Part): Found {
  const { name, text } = part;
  const { httpStatus, operation } = readText(text);
  return { ...classifyStripped({ name, httpStatus, message: text, operation }), ...part };
}

const SURENESS = { high: 9, medium: 8, low: 1 } as const;

/** A cause weighs most, then what blocks more than what passes by itself, then AWS's word more than a client's. */
function weight({ code, cause, confidence, source }: Found): number {
  const { retry } = cause ? CAUSE_ENTRIES[cause] : CODE_ENTRIES[code];
  const blocks = retry.rule === "backoff" ? 0 : 2;
  const ofAws = source === "aws" ? 1 : 0;
  const known = cause === null || cause === "third-party-gateway-error" ? 0 : SURENESS[confidence];
  return known + blocks + ofAws + (code === "Unrecognized" ? 0 : 1);
}

/** Where the call went and what it was refused on tell a cause that the words alone leave open. */
function refine(found: Found, read: ReadFromText, tidied: string): Found {
  if (found.cause === "scp-explicit-deny") return refineDestination(found, read, tidied);
  if (found.cause === "network-unreachable" && found.candidates.length > 0) {
    const unknown = read.region !== null && !KNOWN_REGIONS.has(read.region);
    return unknown
      ? { ...found, cause: "region-no-bedrock-endpoint", owner: "application-code" }
      : found;
  }
  if (found.cause !== null && OF_USED_UP.has(found.cause)) return refineQuota(found, tidied);
  return refineToken(found, read);
}

const OF_USED_UP: ReadonlySet<Cause> = new Set(["tpm-quota", "rpm-quota", "daily-token-quota"]);

/** A quota that the text gives as 0 is not used up: no wait brings it back. */
function refineQuota(found: Found, tidied: string): Found {
  const { value, code } = readFigures(tidied).quota;
  if (value !== 0) return found;
  const cause = code === TOKENS_PER_DAY.code ? "tokens-per-day-zero" : "quota-zero";
  return { ...found, cause, owner: CAUSE_OWNER[cause], candidates: [], question: null };
}

const KNOWN_REGIONS: ReadonlySet<string> = new Set(REGIONS.map(({ region }) => region));

/** A profile is checked in each Region it may send to: the one denied need not be the one called. */
function refineDestination(found: Found, { region }: ReadFromText, tidied: string): Found {
  const denied = readResource(tidied.replace(/\s{1,200}/g, " "))?.region ?? null;
  const elsewhere = region !== null && denied !== null && denied !== region;
  return elsewhere ? { ...found, cause: "scp-destination-denied" } : found;
}

/** A bad token in an opt-in Region is most likely a Region that is off; elsewhere it can only be the key. */
function refineToken(found: Found, { region, operation }: ReadFromText): Found {
  if (found.cause !== "credentials-invalid-access-key" || found.candidates.length === 0)
    return found;
  const sure = (region && !regionInfo(region).optIn) || operation === "GetCallerIdentity";
  if (sure) return { ...found, confidence: "high", candidates: [], question: null };
  return region ? { ...found, cause: "region-opt-in-disabled", owner: "account-admin" } : found;
}
