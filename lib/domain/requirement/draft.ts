import type { Load } from "@/lib/domain/capacity/fit";
import type { LoadProblems } from "@/lib/domain/capacity/load";
import {
  type LoadText,
  NO_LOAD_TEXT,
  type ReadLoad,
  readLoad,
} from "@/lib/domain/capacity/load-text";
import { LOAD_WORD } from "@/lib/domain/capacity/words";
import { partitionOf } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import { MODEL_TEXT, MODEL_WORDS, NAME_MAX, REGION_WORDS, ROUTE_TEXT, ROUTE_WORDS } from "./fields";
import type { RouteRule } from "./routes";
import type { Requirement } from "./types";

/** A requirement as it stands in the form; empty lists are left out of the file. */
export type Draft = {
  name: string;
  models: readonly string[];
  regions: readonly string[];
  accounts: readonly string[];
  routes: RouteRule;
  /** As typed: with separators, or empty. */
  tokens: string;
  load: LoadText;
};
export type DraftField = keyof Draft;
export type DraftProblems = Partial<Record<DraftField, string>>;

export const EMPTY_DRAFT: Draft = {
  name: "",
  models: [],
  regions: [],
  accounts: [],
  routes: null,
  tokens: "",
  load: NO_LOAD_TEXT,
};

/** The draft as the file would hold it, or what is wrong with each field. `taken`: names that stand there already. */
export function readDraft(
  draft: Draft,
  taken: readonly string[],
): Result<Requirement, DraftProblems> {
  const name = draft.name.trim();
  const tokens = tokensOf(draft.tokens);
  const load = readLoad(draft.load);
  const problems = Object.entries({
    name: nameProblem(name, taken),
    models: modelsProblem(draft.models),
    regions: oddOne(draft.regions, (text) => partitionOf(text) !== null, REGION_WORDS),
    routes: routesProblem(draft.routes),
    tokens: tokens === "odd" ? "Write a whole number of tokens above 0" : null,
    load: loadProblem(load),
  }).filter(([, problem]) => problem !== null);
  if (problems.length > 0 || tokens === "odd") return err(Object.fromEntries(problems));
  return ok({
    name,
    models: draft.models,
    regions: orNull(draft.regions),
    routes: draft.routes,
    tokensPerMinute: tokens,
    accounts: orNull(draft.accounts),
    ...(load.kind === "load" && { load: load.load }),
  });
}

const orNull = (list: readonly string[]): readonly string[] | null =>
  list.length > 0 ? list : null;

function nameProblem(name: string, taken: readonly string[]): string | null {
  if (name === "") return "Give it a name";
  if (name.length > NAME_MAX) return `At most ${NAME_MAX} characters`;
  return taken.includes(name) ? `${name} is there already` : null;
}

function modelsProblem(models: readonly string[]): string | null {
  if (models.length === 0) return "Choose at least one model";
  return oddOne(models, (text) => MODEL_TEXT.test(text), MODEL_WORDS);
}

function loadProblem(read: ReadLoad): string | null {
  switch (read.kind) {
    case "nothing":
    case "load":
      return null;
    case "missing":
      return `Still to fill in: ${read.parts.map((part) => LOAD_WORD[part]).join(", ")}`;
    case "no-max":
      return "Fill in max_tokens: left out, nothing can be said to fit";
    case "wrong":
      return wrongText(read.problems);
  }
}

function wrongText(problems: LoadProblems): string {
  const parts = Object.keys(LOAD_WORD).filter((part): part is keyof Load => part in problems);
  return parts.map((part) => `${LOAD_WORD[part]} ${problems[part]}`).join(". ");
}

function routesProblem(routes: RouteRule): string | null {
  if (routes === null || "within" in routes) return null;
  if (routes.length === 0) return "Choose at least one route";
  return oddOne(routes, (text) => ROUTE_TEXT.test(text), ROUTE_WORDS);
}

function oddOne(
  texts: readonly string[],
  fits: (text: string) => boolean,
  words: string,
): string | null {
  const odd = texts.find((text) => !fits(text));
  return odd === undefined ? null : `${odd} ${words}`;
}

/** Null of nothing; `odd` of what is no whole number above 0 that a computer counts exactly. */
function tokensOf(text: string): number | null | "odd" {
  const digits = text.replace(/[\s,_]/g, "");
  if (digits === "") return null;
  const tokens = /^\d+$/.test(digits) ? Number(digits) : 0;
  return tokens > 0 && Number.isSafeInteger(tokens) ? tokens : "odd";
}
