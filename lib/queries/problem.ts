import { NOT_ANSWERED } from "@/lib/domain/words/away";

/** What a page can be told when a server action did not do what was asked. */
export type ActionProblem =
  | { kind: "new-build" }
  | { kind: "unreachable" }
  | { kind: "refused"; message: string };

export type ActionOutcome<T> = { ok: true; value: T } | { ok: false; problem: ActionProblem };

/** The problem in words for a notice or a toast. */
export function problemText(problem: ActionProblem): string {
  switch (problem.kind) {
    case "new-build":
      return "The dashboard was updated. Reload the page to go on.";
    case "unreachable":
      return NOT_ANSWERED;
    case "refused":
      return problem.message;
  }
}
