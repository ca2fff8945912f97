import type { AccountFacts, Reading, RegionFacts } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import type { Reached } from "./reached";

/** Takes out of texts what names an account that is not reached: AWS and we ourselves name one in the faults of another. */
export type Clean = {
  text(text: string): string;
  /** The same objects where there is nothing to take out, and the same for the same. */
  account(facts: AccountFacts): AccountFacts;
  region(facts: RegionFacts): RegionFacts;
  /** Any answer, as JSON knows it: names and texts in whatever depth. */
  shown<T>(answer: T): T;
};

const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;
const INSTEAD = "*".repeat(12);
const TWICE_CAUSE = "account-configured-twice";
const TWICE =
  "This entry is the same account as another entry of the configuration. Only that one is read; take one of the two out of the configuration.";

export function createClean({ hidden }: Pick<Reached, "hidden">): Clean {
  const text = (given: string): string =>
    given.replace(ACCOUNT_ID, (id) => (hidden.ids.has(id) ? INSTEAD : id));
  const message = ({ cause, message: given }: Pick<Fault, "cause" | "message">): string => {
    const named = cause === TWICE_CAUSE && namesHidden(given);
    return named ? TWICE : text(given);
  };
  const namesHidden = (given: string): boolean =>
    text(given) !== given || hidden.names.some((name) => given.includes(name));
  const reading = <T>(given: Reading<T>): Reading<T> => {
    if (given.status !== "failed") return given;
    const told = message(given.fault);
    return told === given.fault.message
      ? given
      : { ...given, fault: { ...given.fault, message: told } };
  };
  const told = (given: unknown): unknown => {
    if (typeof given === "string") return text(given);
    if (Array.isArray(given)) return given.map(told);
    if (typeof given !== "object" || given === null) return given;
    const entries = Object.entries(given).map(([key, value]) => [text(key), told(value)]);
    return { ...Object.fromEntries(entries), ...(isTwice(given) && { message: message(given) }) };
  };
  const all = <T>(given: Readonly<Record<string, Reading<T>>>) => recordOf(given, reading);
  return {
    text,
    account: onceEach((facts) => ({
      identity: reading(facts.identity),
      regions: reading(facts.regions),
      agreements: reading(facts.agreements),
      entitlements: all(facts.entitlements),
      forms: all(facts.forms),
      clockOffsetMs: facts.clockOffsetMs,
    })),
    region: onceEach((facts) => ({
      models: reading(facts.models),
      profiles: reading(facts.profiles),
      provisioned: reading(facts.provisioned),
      availability: all(facts.availability),
      dataRetention: reading(facts.dataRetention),
      use: reading(facts.use),
      quotas: reading(facts.quotas),
      quotaDefaults: reading(facts.quotaDefaults),
      quotaRequests: reading(facts.quotaRequests),
    })),
    shown: <T>(answer: T) => told(answer) as T,
  };
}

const isTwice = (given: object): given is { cause: typeof TWICE_CAUSE; message: string } =>
  "cause" in given &&
  given.cause === TWICE_CAUSE &&
  "message" in given &&
  typeof given.message === "string";

/** The same record where no value became another. */
function recordOf<T extends object>(
  given: Readonly<Record<string, T>>,
  change: (value: T) => T,
): Readonly<Record<string, T>> {
  const entries = Object.entries(given);
  const changed = entries.map(([key, value]) => [key, change(value)] as const);
  return entries.every(([, value], place) => changed[place]?.[1] === value)
    ? given
    : Object.fromEntries(changed);
}

/** Once for each object, which is given back itself where nothing in it became another. */
function onceEach<T extends object>(make: (value: T) => T): (value: T) => T {
  const made = new WeakMap<T, T>();
  return (value) => {
    const known = made.get(value);
    if (known) return known;
    const next = make(value);
    const same = Object.entries(next).every(([key, one]) => Reflect.get(value, key) === one);
    made.set(value, same ? value : next);
    return same ? value : next;
  };
}
