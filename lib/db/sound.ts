import { type AccountFacts, NEVER, NO_ACCOUNT_FACTS, type Reading } from "@/lib/domain/facts/facts";
import type { CallStats } from "@/lib/services/ports/read-aws";

/** What could be read of a row, and the names of the parts that could not. */
export type Sound<T> = { facts: T; odd: readonly string[] };

type Fits = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Fits>>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText: Fits = (value) => typeof value === "string";
const isList: Fits = (value) => Array.isArray(value) && value.every(isRecord);
const isListOrName: Fits = (value) => isText(value) || isList(value);
const has =
  (...names: readonly string[]): Fits =>
  (value) =>
    isRecord(value) && names.every((name) => isText(value[name]));

const ACCOUNT: Shape = {
  identity: has("accountId", "partition"),
  regions: isList,
  agreements: isList,
};
const ACCOUNT_EACH: Shape = { entitlements: isList, forms: isText };

const REGION: Shape = {
  dataRetention: isRecord,
  use: (value) => isRecord(value) && isList(value.models),
  models: isListOrName,
  profiles: isListOrName,
  provisioned: isListOrName,
  quotas: isListOrName,
  quotaDefaults: isListOrName,
  quotaRequests: isListOrName,
};
const REGION_EACH: Shape = {
  availability: has("agreement", "authorization", "entitlement", "region"),
};

/** Facts of an account as they were kept. A part that is none was never read. */
export function soundAccount(text: string): Sound<AccountFacts> {
  const { parts, odd } = soundParts(text, { readings: ACCOUNT, each: ACCOUNT_EACH });
  const { clockOffsetMs } = parts;
  return {
    facts: {
      ...NO_ACCOUNT_FACTS,
      ...parts,
      clockOffsetMs: typeof clockOffsetMs === "number" ? clockOffsetMs : null,
    },
    odd,
  };
}

/** Facts of a region as they were kept, `none` where a part was never read or is odd. */
export function soundRegion<Facts extends object>(text: string, none: Facts): Sound<Facts> {
  const { parts, odd } = soundParts(text, { readings: REGION, each: REGION_EACH });
  return { facts: { ...none, ...parts }, odd };
}

/** The items of a list; null: it is none. */
export function soundList(text: string): readonly object[] | null {
  const value = parsed(text);
  return isList(value) ? written(value) : null;
}

/** Counts of calls; null: they are none. */
export function soundStats(text: string | null): CallStats | null {
  const value = text === null ? null : parsed(text);
  if (!isRecord(value)) return null;
  const names = ["calls", "throttled", "retries"];
  return names.every((name) => Number.isFinite(value[name])) ? written(value) : null;
}

/** What was looked at, in the shape that the same column's writer gave it. */
const written = <T>(value: unknown): T => value as T;

function soundParts(
  text: string,
  { readings, each }: { readings: Shape; each: Shape },
): { parts: Record<string, unknown>; odd: readonly string[] } {
  const json = parsed(text);
  if (!isRecord(json)) return { parts: {}, odd: ["all of it"] };
  const odd: string[] = [];
  const parts: Record<string, unknown> = { ...json };
  const soundOr = <T>(name: string, value: unknown, fits: Fits, none: T): unknown => {
    if (isReading(value, fits)) return value;
    odd.push(name);
    return none;
  };
  for (const [name, fits] of Object.entries(readings)) {
    if (json[name] !== undefined) parts[name] = soundOr(name, json[name], fits, NEVER);
  }
  for (const [name, fits] of Object.entries(each)) {
    const given = json[name] ?? {};
    if (!isRecord(given)) odd.push(name);
    const entries = Object.entries(isRecord(given) ? given : {});
    const sound = entries.filter(
      ([key, value]) => soundOr(`${name} of ${key}`, value, fits, null) !== null,
    );
    parts[name] = Object.fromEntries(sound);
  }
  return { parts, odd };
}

function isReading(value: unknown, fits: Fits): value is Reading<unknown> {
  if (!isRecord(value)) return false;
  if (value.status === "never") return true;
  if (value.status === "read") return isRead(value, fits);
  const { fault, last } = value;
  if (value.status !== "failed" || !isRecord(fault)) return false;
  const told = isText(fault.code) && isText(fault.message) && Number.isFinite(fault.at);
  return told && (last === null || (isRecord(last) && isRead(last, fits)));
}

const isRead = ({ value, source }: Record<string, unknown>, fits: Fits): boolean =>
  isRecord(source) && isText(source.operation) && Number.isFinite(source.at) && fits(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // SyntaxError is the only thing it throws
  }
}
