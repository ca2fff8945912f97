import type { z } from "zod";
import { type Fault, OTHER_FORM } from "@/lib/domain/facts/fault";
import { printable } from "@/lib/domain/printable";
import type { Met } from "./fault";

/** An answer is anything; every field is checked before use. */
export function metadataOf(output: unknown): Pick<Fault, "requestId" | "httpStatus"> {
  const { $metadata } = (output ?? {}) as {
    $metadata?: { requestId?: unknown; httpStatusCode?: unknown };
  };
  const { requestId, httpStatusCode } = $metadata ?? {};
  return {
    requestId: typeof requestId === "string" ? printable(requestId) : null,
    httpStatus: typeof httpStatusCode === "number" ? httpStatusCode : null,
  };
}

type MetAnswer = Met & Pick<Fault, "requestId" | "httpStatus">;

export function shapeFault(
  error: z.ZodError,
  { operation, now, attempt, requestId, httpStatus }: MetAnswer,
): Fault {
  const where = error.issues[0]?.path.join(".") ?? "";
  return {
    ...OTHER_FORM,
    message: `The answer of ${operation} does not have the documented form${where ? ` at ${where}` : ""}.`,
    operation,
    requestId,
    httpStatus,
    at: now,
    attempt,
  };
}
