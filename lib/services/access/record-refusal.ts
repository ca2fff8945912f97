import type { AuditWho } from "@/lib/domain/audit/entry";
import { type AuditNote, recordBefore } from "@/lib/services/audit/record";
import type { AccessContext } from "@/lib/services/context";

/** Asks for nobody in particular: somebody who was not let in is named by the note alone. */
export const AT_THE_DOOR = { kind: "system", work: "sign-in" } as const;

/** What the record says of somebody who is known and has no grant. */
export const NO_GRANT = "No grant names this person.";

type Refused = {
  what: "sign-in.refused" | "sign-in.ended" | "token.refused";
  said?: string;
  details?: NonNullable<AuditNote["details"]>;
  who: Omit<AuditWho, "kind">;
};

/** Puts on record that somebody was not let in, or not believed. From many addresses at once it would fill the store. */
export async function recordRefusal(
  ctx: AccessContext,
  { who, ...refused }: Refused,
): Promise<void> {
  if (ctx.door.limits.count("recorded", null) !== null)
    return ctx.log.warn("a refusal is not on record: there are too many", { what: refused.what });
  await recordBefore(
    { ...ctx, caller: AT_THE_DOOR },
    { ...refused, outcome: "refused", who: { kind: "nobody", ...who } },
  );
}
