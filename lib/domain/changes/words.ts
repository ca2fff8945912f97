import type { State } from "@/lib/domain/state";
import { counted } from "@/lib/domain/words/counted";
import { STATE_WORD } from "@/lib/domain/words/states";
import type { ChangeKind, ChangeLine } from "./types";

export const KIND_WORDS = {
  ready: "Ready",
  blocked: "Blocked",
  pending: "Pending",
  inactive: "Inactive",
  offered: "Offered",
  withdrawn: "Withdrawn",
  legacy: "Legacy",
  flapping: "To and fro",
  not_checked: "Not checked",
  first_read: "First read",
  region_on: "Region enabled",
  region_enabling: "Region enabling",
  region_off: "Region off",
} as const satisfies Record<ChangeKind, string>;

/** One sentence of what a line says; `nameOf` gives a model's name by its id. */
export function describeLine(line: ChangeLine, nameOf: (modelId: string) => string): string {
  const what = some(line.modelIds.map(nameOf), "models");
  const where = some(line.regions, "Regions");
  const code = line.code ? ` (${line.code})` : "";
  const were = line.modelIds.length > 1 ? "They were" : "It was";
  const from = line.from && line.from !== line.to ? ` ${were} ${STATE_WORD[line.from]}.` : "";
  return SENTENCES[line.kind]({ what, where, code, from, line });
}

type Parts = { what: string; where: string; code: string; from: string; line: ChangeLine };

const SENTENCES = {
  ready: ({ what, where, from }) => `${what}: ready in ${where}.${from}`,
  blocked: ({ what, where, code, from }) => `${what}: blocked in ${where}${code}.${from}`,
  pending: ({ what, where, code, from }) => `${what}: pending in ${where}${code}.${from}`,
  inactive: ({ what, where, from }) => `${what}: no agreement in ${where} now.${from}`,
  offered: ({ what, where, line }) => `${what}: now offered in ${where}, ${wordOf(line.to)} there.`,
  withdrawn: ({ what, where, from }) => `${what}: no longer offered in ${where}.${from}`,
  legacy: ({ what, where }) => `${what}: legacy in ${where}.`,
  flapping: ({ what, where, line }) =>
    `${what}: went to and fro in ${where}, ${line.times} changes, ${wordOf(line.to)} now.`,
  not_checked: ({ where, code, line }) =>
    `${where}: ${counted(line.cells, "cell")} not checked${code}.`,
  first_read: ({ where, line }) => `${where}: first read, ${counted(line.cells, "cell")}.`,
  region_on: ({ where, line }) => `${where} ${wasOf(line)} enabled.`,
  region_enabling: ({ where, line }) =>
    `${where} ${line.regions.length > 1 ? "are" : "is"} being enabled.`,
  region_off: ({ where, line }) => `${where} ${wasOf(line)} switched off.`,
} as const satisfies Record<ChangeKind, (parts: Parts) => string>;

const wasOf = ({ regions }: ChangeLine): string => (regions.length > 1 ? "were" : "was");

const wordOf = (state: State | null): string => (state ? STATE_WORD[state] : "not known");

function some(names: readonly string[], noun: string): string {
  if (names.length <= 3) return names.join(", ");
  return `${names.slice(0, 2).join(", ")} and ${names.length - 2} more ${noun}`;
}
