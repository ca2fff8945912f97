import type { Load } from "./fit";
import { type LoadProblems, loadProblems } from "./load";

/** A load as it is typed: with separators or not, `cached` in percent. */
export type LoadText = Readonly<Record<keyof Load, string>>;

export const NO_LOAD_TEXT: LoadText = {
  callsPerMinute: "",
  inputTokens: "",
  maxTokens: "",
  outputTokens: "",
  cached: "",
};

/**
 * What was typed comes to. `no-max`: all but `max_tokens`, with which nothing can be told of admission. Cached input left
 * out is none.
 */
export type ReadLoad =
  | { kind: "nothing" }
  | { kind: "wrong"; problems: LoadProblems }
  | { kind: "missing"; parts: readonly (keyof Load)[] }
  | { kind: "no-max"; load: Omit<Load, "maxTokens"> }
  | { kind: "load"; load: Load };

const NUMBER = /^\d{1,15}(?:\.\d{1,6})?$/;
const ODD = "is no number such as 1,200";
const PARTS = ["callsPerMinute", "inputTokens", "maxTokens", "outputTokens"] as const;

export function readLoad(text: LoadText): ReadLoad {
  const parts = numbersOf(text);
  const odd = Object.entries(parts).filter(([, value]) => Number.isNaN(value));
  if (odd.length > 0)
    return { kind: "wrong", problems: Object.fromEntries(odd.map(([part]) => [part, ODD])) };
  const { callsPerMinute, inputTokens, maxTokens, outputTokens, cached } = parts;
  const left = PARTS.filter((part) => parts[part] === null);
  if (left.length === PARTS.length && cached === null) return { kind: "nothing" };
  const load = {
    callsPerMinute: callsPerMinute ?? 0,
    inputTokens: inputTokens ?? 0,
    maxTokens: maxTokens ?? Math.max(1, outputTokens ?? 0),
    outputTokens: outputTokens ?? 0,
    cached: (cached ?? 0) / 100,
  };
  const problems = loadProblems(load);
  if (problems.cached !== undefined) problems.cached = "is a share from 0 to 100 percent";
  if (Object.keys(problems).length > 0) return { kind: "wrong", problems };
  const missing = left.filter((part) => part !== "maxTokens");
  if (missing.length > 0) return { kind: "missing", parts: missing };
  if (maxTokens === null) {
    const { maxTokens: _, ...rest } = load;
    return { kind: "no-max", load: rest };
  }
  return { kind: "load", load };
}

function numbersOf(text: LoadText): Readonly<Record<keyof Load, number | null>> {
  return {
    callsPerMinute: numberOf(text.callsPerMinute),
    inputTokens: numberOf(text.inputTokens),
    maxTokens: numberOf(text.maxTokens),
    outputTokens: numberOf(text.outputTokens),
    cached: numberOf(text.cached.replace(/%$/, "")),
  };
}

/** Null of nothing, NaN of what is no number. */
function numberOf(typed: string): number | null {
  const digits = typed.replace(/[\s,_]/g, "");
  if (digits === "") return null;
  return NUMBER.test(digits) ? Number(digits) : Number.NaN;
}

/** A load as it is typed, as one part of an address; empty of nothing. */
export const textOfLoad = (load: LoadText): string =>
  Object.values(load).every((typed) => typed === "") ? "" : new URLSearchParams(load).toString();

/** The load of such a text; what it holds beside is left out. */
export function loadOfText(text: string): LoadText {
  const read = new URLSearchParams(text);
  return {
    callsPerMinute: read.get("callsPerMinute") ?? "",
    inputTokens: read.get("inputTokens") ?? "",
    maxTokens: read.get("maxTokens") ?? "",
    outputTokens: read.get("outputTokens") ?? "",
    cached: read.get("cached") ?? "",
  };
}

/** A load as somebody would type it. */
export const typedLoad = (load: Load): LoadText => ({
  callsPerMinute: String(load.callsPerMinute),
  inputTokens: String(load.inputTokens),
  maxTokens: String(load.maxTokens),
  outputTokens: String(load.outputTokens),
  cached: load.cached === 0 ? "" : String(Math.round(load.cached * 1e6) / 1e4),
});
