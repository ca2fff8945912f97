import { z } from "zod";
import type { EpochMs } from "@/lib/domain/time";
import { SECOND_MS } from "@/lib/domain/time";
import { figure } from "@/lib/domain/words/figure";
import type { AuditFault } from "./chain";
import { faultWords } from "./words";

const Fault = z.discriminatedUnion("fault", [
  z.object({ fault: z.literal("missing"), seq: z.number(), upTo: z.number() }),
  z.object({ fault: z.literal("changed"), seq: z.number() }),
  z.object({ fault: z.literal("unlinked"), seq: z.number() }),
  z.object({ fault: z.literal("cut"), seq: z.number(), written: z.number() }),
  z.object({ fault: z.literal("shortened"), seq: z.number() }),
]) satisfies z.ZodType<AuditFault>;

/** How far the last look at the whole record came, or what it found. `rows` were looked at. */
export const AuditCheck = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("running"),
    rows: z.number(),
    of: z.number(),
    /** When it last told how far it is. */
    at: z.number(),
  }),
  z.object({
    state: z.literal("whole"),
    rows: z.number(),
    at: z.number(),
    /** The newest row that was looked at. */
    upTo: z.number(),
    hash: z.string(),
  }),
  z.object({ state: z.literal("broken"), rows: z.number(), at: z.number(), found: Fault }),
]);
export type AuditCheck = z.infer<typeof AuditCheck>;
export type AuditVerdict = Exclude<AuditCheck, { state: "running" }>;

/** A look that told nothing for so long has ended with its process. */
const SILENT_MS = 30 * SECOND_MS;

/** What a kept check says at `now`; null: none was ended. */
export function checkAt(check: AuditCheck | null, now: EpochMs): AuditCheck | null {
  return check?.state === "running" && now - check.at > SILENT_MS ? null : check;
}

/** "All 48,194 rows follow on each other.", or what is wrong. */
export function verdictWords(verdict: AuditVerdict): string {
  if (verdict.state === "broken") return faultWords(verdict.found);
  if (verdict.rows === 0) return "There are no rows yet.";
  if (verdict.rows === 1) return "The one row is as it was written.";
  return `All ${figure(verdict.rows)} rows follow on each other.`;
}
