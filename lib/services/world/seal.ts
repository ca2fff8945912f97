import { createHash } from "node:crypto";
import type { AccountFacts } from "@/lib/domain/facts/facts";
import type { Catalogue } from "@/lib/domain/judge/models";
import { onceFor } from "@/lib/domain/once-for";
import type { ColumnPart, StoredColumn } from "@/lib/services/ports/columns";
import type { RegionInput } from "./account-inputs";
import { signatureOf } from "./stable-catalogue";

/** What a column rests on: who judged it by which rules, and all that was judged. */
export type ColumnBasis = {
  /** Names the build, and so the rules. */
  judgedBy: string;
  version: number;
  at: RegionInput;
};

const nameOf = (text: string): string => createHash("sha256").update(text).digest("base64url");

const factsName = onceFor((facts: AccountFacts): string => nameOf(JSON.stringify(facts)));
const catalogueName = onceFor((catalogue: Catalogue): string => nameOf(signatureOf(catalogue)));
const pendingText = onceFor((pending: ReadonlyMap<string, number>): string =>
  JSON.stringify([...pending].sort(([a], [b]) => (a < b ? -1 : 1))),
);

/** Of what stands beside a column: it rests on what that rests on. */
export const sealOfPart = (columnSeal: string, kind: ColumnPart, text: string): string =>
  nameOf(JSON.stringify([columnSeal, kind, text]));

/** Of everything that a column rests on and says: one that has it is what would be judged now, until it turns. */
export function sealOf(
  { judgedBy, version, at: { othersAnswered, input } }: ColumnBasis,
  { judgedAt, turnsAt, body }: Pick<StoredColumn, "judgedAt" | "turnsAt" | "body">,
): string {
  const { key, region, account, catalogue, staleAfterMs, pending, proofs } = input;
  return nameOf(
    JSON.stringify([
      ...[judgedBy, key, region, version, othersAnswered, staleAfterMs, judgedAt, turnsAt],
      ...[factsName(account), catalogueName(catalogue), pendingText(pending), proofs, body],
    ]),
  );
}
