import { loadOfText, textOfLoad } from "@/lib/domain/capacity/load-text";
import { type Draft, EMPTY_DRAFT } from "./draft";
import { type RouteRule, WITHINS } from "./routes";

const LISTS = [
  ["models", "model"],
  ["regions", "region"],
  ["accounts", "account"],
] as const;

/** A draft as an address carries it. */
export function textOfDraft({ name, routes, tokens, load, ...lists }: Draft): string {
  const text = new URLSearchParams({ name, tokens });
  for (const [field, key] of LISTS) for (const value of lists[field]) text.append(key, value);
  if (routes !== null && "within" in routes) text.set("within", routes.within);
  else for (const route of routes ?? []) text.append("route", route);
  const calls = textOfLoad(load);
  if (calls !== "") text.set("load", calls);
  return text.toString();
}

/** The draft of such a text; null where it says nothing. What it holds beside is left out. */
export function draftOfText(text: string): Draft | null {
  const read = new URLSearchParams(text);
  const draft: Draft = {
    name: read.get("name") ?? "",
    models: read.getAll("model"),
    regions: read.getAll("region"),
    accounts: read.getAll("account"),
    routes: rulesOf(read),
    tokens: read.get("tokens") ?? "",
    load: loadOfText(read.get("load") ?? ""),
  };
  return JSON.stringify(draft) === JSON.stringify(EMPTY_DRAFT) ? null : draft;
}

function rulesOf(read: URLSearchParams): RouteRule {
  const within = WITHINS.find((one) => one === read.get("within"));
  if (within) return { within };
  const routes = read.getAll("route");
  return routes.length > 0 ? routes : null;
}
