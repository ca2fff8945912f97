import type { MatrixDelta, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { SECOND_MS } from "@/lib/domain/time";
import { type AnswerText, answerText } from "@/lib/services/answer-text";

export type MatrixAnswers = {
  /** The whole of a snapshot; with a delta, that since an older version. */
  of(snapshot: MatrixSnapshot, delta: MatrixDelta | null): AnswerText;
};

/** The time of day that an answer tells is no older: pages set their clock by it. */
const KEPT_MS = SECOND_MS;
/** Pages that hold different versions ask for different deltas. */
const KEPT_MAX = 32;

type Kept = { serverNow: number; answer: AnswerText };

/** Makes the JSON of a version once, and the bytes that travel at most once a second, however many read them. */
export function createAnswers(): MatrixAnswers {
  let version: string | null = null;
  let whole: string | null = null;
  let kept = new Map<string, Kept>();

  function wholeOf(snapshot: MatrixSnapshot): string {
    const { serverNow, ...rest } = snapshot;
    whole ??= JSON.stringify(rest);
    return `{"serverNow":${serverNow},${whole.slice(1)}`;
  }

  return {
    of(snapshot, delta) {
      if (version !== snapshot.version) {
        version = snapshot.version;
        whole = null;
        kept = new Map();
      }
      const since = delta?.since ?? "";
      const before = kept.get(since);
      const age = before ? snapshot.serverNow - before.serverNow : null;
      if (before && age !== null && age >= 0 && age < KEPT_MS) return before.answer;
      const answer = answerText(() => (delta ? JSON.stringify(delta) : wholeOf(snapshot)));
      kept.delete(since);
      kept.set(since, { serverNow: snapshot.serverNow, answer });
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size > KEPT_MAX) kept.delete(oldest);
      return answer;
    },
  };
}
