import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from "next/navigation";
import type { Result } from "@/lib/domain/result";
import { noteNobody } from "@/lib/queries/nobody";
import type { ActionOutcome } from "@/lib/queries/problem";

type Streamed<T, E> = { data: Promise<Result<T, E>> };

/**
 * Waits for a server action, streamed or not, and turns every way it can fail into a value. A build newer than the page
 * is told apart: only a reload helps there.
 */
export async function unwrapAction<T, E>(
  call: () => Promise<Streamed<T, E> | Result<T, E>>,
): Promise<ActionOutcome<T>> {
  try {
    const answer = await call();
    const result = "data" in answer ? await answer.data : answer;
    if (result.ok) return { ok: true, value: result.value };
    await noteNobody(nobodyIn(result.error));
    return { ok: false, problem: { kind: "refused", message: messageOf(result.error) } };
  } catch (thrown) {
    const kind = isUnrecognizedAction(thrown) ? "new-build" : "unreachable";
    return { ok: false, problem: { kind } };
  }
}

/** What an action that nobody may call any more answers beside its message. */
const nobodyIn = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "nobody" in error ? error.nobody : null;

function messageOf(error: unknown): string {
  if (typeof error === "object" && error !== null) {
    if ("message" in error && typeof error.message === "string") return error.message;
    if ("code" in error && typeof error.code === "string") return `Refused: ${error.code}.`;
  }
  return "Refused.";
}

type Contract<T> = {
  safeParse(answer: unknown): { success: true; data: T } | { success: false };
};

/** An answer that this page does not know comes from a newer build. */
export function readOutcome<T>(
  contract: Contract<T>,
  outcome: ActionOutcome<unknown>,
): ActionOutcome<T> {
  if (!outcome.ok) return outcome;
  const told = contract.safeParse(outcome.value);
  return told.success
    ? { ok: true, value: told.data }
    : { ok: false, problem: { kind: "new-build" } };
}
