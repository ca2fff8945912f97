import type { QuotaLine } from "./lines";
import { openRequest } from "./requests";
import { standingOf } from "./standing";
import type { QuotaScope, QuotaUnit } from "./types";

/** What a list of quotas can be narrowed to by how they stand. */
export const QUOTA_SHOWS = ["zero", "short", "below-default", "requested", "not-known"] as const;
export type QuotaShow = (typeof QUOTA_SHOWS)[number];

export type QuotaFilter = {
  text: string;
  show: QuotaShow | null;
  scopes: readonly QuotaScope[];
  units: readonly QuotaUnit[];
};

/** The lines that fit all parts of a filter; an empty part fits every line. */
export function filterLines(
  lines: readonly QuotaLine[],
  filter: QuotaFilter,
): readonly QuotaLine[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return lines.filter(
    (line) =>
      (filter.show === null || isShown(line, filter.show)) &&
      (filter.scopes.length === 0 || (line.scope !== null && filter.scopes.includes(line.scope))) &&
      (filter.units.length === 0 || filter.units.includes(line.unit)) &&
      words.every((word) => textOf(line).includes(word)),
  );
}

export function isShown(line: QuotaLine, show: QuotaShow): boolean {
  return show === "requested" ? openRequest(line.requests) !== null : standingOf(line) === show;
}

/** How many lines each of the ways to narrow the list would leave. */
export function countShows(lines: readonly QuotaLine[]): Readonly<Record<QuotaShow, number>> {
  const count = (show: QuotaShow) => lines.filter((line) => isShown(line, show)).length;
  return {
    zero: count("zero"),
    short: count("short"),
    "below-default": count("below-default"),
    requested: count("requested"),
    "not-known": count("not-known"),
  };
}

/** A filter that narrows nothing. */
export function fitsAll({ text, show, scopes, units }: QuotaFilter): boolean {
  return text.trim() === "" && show === null && scopes.length === 0 && units.length === 0;
}

const textOf = (line: QuotaLine): string =>
  `${line.quotaName} ${line.quotaCode} ${line.modelId ?? ""} ${line.modelName ?? ""} ${line.region}`.toLowerCase();
