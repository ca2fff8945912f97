import type { AuditWho } from "@/lib/domain/audit/entry";
import { type AuditNote, recordBefore } from "@/lib/services/audit/record";
import type { AccessContext } from "@/lib/services/context";

/** Asks for nobody in particular: somebody who was not let in is named by the note alone. */
export const AT_THE_DOOR = { kind: "system", work: "sign-in" } as const;

type Refused = {
  what: "sign-in.refused" | "token.refused";
  said?: string;
  details?: NonNullable<AuditNote["details"]>;
  who: Omit<AuditWho, "kind">;
};

/** Puts on record that somebody was not let in. */
export function recordRefusal(ctx: AccessContext, { who, ...refused }: Refused): Promise<void> {
  return recordBefore(
    { ...ctx, caller: AT_THE_DOOR },
    { ...refused, outcome: "refused", who: { kind: "nobody", ...who } },
  );
}
