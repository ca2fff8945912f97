import { QueryClient } from "@tanstack/react-query";
import type { StoreProblem } from "@/lib/domain/grid/snapshot";
import { ask } from "@/lib/queries/ask";
import { noteNobody } from "@/lib/queries/nobody";

/** Once more; whoever may not is told so at once. */
const mayHelp = (failures: number, error: Error): boolean =>
  failures < 1 && forbiddenIn(error) === null;

/** The dashboard usually runs on the same machine, so a browser that thinks itself offline still asks. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: "always", retry: mayHelp, staleTime: 1_000 },
      mutations: { networkMode: "always" },
    },
  });
}

/** What a contract says of an answer: it gives the value as the contract has it, or throws. */
export type Contract<T> = { parse(answer: unknown): T };

/** An answer as its contract has it. A page that is older than the server may not know it: its message says what helps. */
export function parsed<T>(contract: Contract<T>, answer: unknown): T {
  try {
    return contract.parse(answer);
  } catch (cause) {
    throw new Error("The dashboard answered in a form this page does not know. Reload the page.", {
      cause,
    });
  }
}

/**
 * Reads one of our own GET handlers; a status other than 2xx is thrown with its number, for React Query to keep. The
 * contract of what a page shows first is fetched beside the answer, so that the page is there before either.
 */
export async function getJson<T>(
  contract: Contract<T> | Promise<Contract<T>>,
  { address, signal }: { address: string; signal: AbortSignal },
): Promise<T> {
  const [response, known] = await Promise.all([ask(address, { signal }), contract]);
  if (!response.ok) throw await failureOf(response);
  return parsed(known, await response.json());
}

const storeProblems = new WeakMap<Error, StoreProblem>();

const wordsOf = (answer: unknown): string | null =>
  typeof answer === "object" &&
  answer !== null &&
  "message" in answer &&
  typeof answer.message === "string"
    ? answer.message
    : null;

/** What an answer other than 2xx is thrown as: in the store's words, or in those of what was asked for and is not there. */
export async function failureOf(response: Response): Promise<Error> {
  const answer: unknown = await response.json().catch(() => null);
  const failed = new Error(`HTTP ${response.status}`);
  if (response.status === 401) await noteNobody(answer);
  if (response.status === 403) return forbidden(answer) ?? failed;
  if (response.status === 404) return new Error(wordsOf(answer) ?? failed.message);
  if (response.status !== 503) return failed;
  const contracts = await import("@/lib/contracts/frame");
  const told = contracts.StoreProblem.safeParse(answer);
  if (!told.success) return failed;
  const down = new Error(told.data.message);
  storeProblems.set(down, told.data);
  return down;
}

const FORBIDDEN = "Forbidden";

function forbidden(answer: unknown): Error | null {
  const words = wordsOf(answer);
  return words === null ? null : Object.assign(new Error(words), { name: FORBIDDEN });
}

/** Why a read is not for this person, and who may; null: it failed for something else. */
export const forbiddenIn = (error: Error | null): string | null =>
  error?.name === FORBIDDEN ? error.message : null;

/** The store's problem behind a failed read; null: it failed for something else. */
export const storeProblemOf = (error: Error | null): StoreProblem | null =>
  (error && storeProblems.get(error)) ?? null;
