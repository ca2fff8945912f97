import { CHECK_OUTCOMES, type CheckLine, ENTRY_STEPS } from "@/lib/domain/policy/account-check";
import { SCAN_ACTIONS } from "@/lib/domain/policy/actions";
import { causeOrNull, code, list, text, textOrNull, time } from "./parts";
import * as z from "./schema";

const Line: z.Schema<CheckLine> = z.object({
  action: z.enum([...ENTRY_STEPS, ...SCAN_ACTIONS.map(({ action }) => action)]),
  outcome: z.enum(CHECK_OUTCOMES),
  detail: textOrNull,
  fault: z.nullable(z.object({ code, cause: causeOrNull, message: text, requestId: textOrNull })),
});

/** Whether an account that the configuration holds answers; `absent`: it does not hold the account as it is in use now. */
export const AccountCheck = z.discriminatedUnion("status", [
  z.object({ status: z.literal("absent"), at: time }),
  z.object({ status: z.literal("checked"), at: time, lines: list(Line) }),
]);
export type AccountCheck = z.output<typeof AccountCheck>;
