import { listCells } from "@/lib/domain/grid/cell-lists";
import type { MatrixDelta, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { SECOND_MS } from "@/lib/domain/time";
import { type AnswerText, answerText } from "@/lib/services/answer-text";
import type { MatrixAsked } from "./query";

type CellsForm = MatrixAsked["cells"];
type Asked = { delta: MatrixDelta | null; cells: CellsForm };

export type MatrixAnswers = {
  /** The whole of a snapshot; with a delta, that since an older version. */
  of(snapshot: MatrixSnapshot, asked: Asked): AnswerText;
};

/** The time of day that an answer tells is no older: pages set their clock by it. */
const KEPT_MS = SECOND_MS;
/** Pages that hold different versions ask for different deltas. */
const KEPT_MAX = 32;

type Kept = { serverNow: number; answer: AnswerText };

/** Makes the JSON of a version once, and the bytes that travel at most once a second, however many read them. */
export function createAnswers(): MatrixAnswers {
  let version: string | null = null;
  let wholes = new Map<CellsForm, string>();
  let kept = new Map<string, Kept>();

  function wholeOf(snapshot: MatrixSnapshot, cells: CellsForm): string {
    const whole = wholes.get(cells) ?? timeless(inForm(snapshot, cells));
    wholes.set(cells, whole);
    return `{"serverNow":${snapshot.serverNow},${whole.slice(1)}`;
  }

  return {
    of(snapshot, { delta, cells }) {
      if (version !== snapshot.version) {
        version = snapshot.version;
        wholes = new Map();
        kept = new Map();
      }
      const key = `${cells} ${delta?.since ?? ""}`;
      const before = kept.get(key);
      const age = before ? snapshot.serverNow - before.serverNow : null;
      if (before && age !== null && age >= 0 && age < KEPT_MS) return before.answer;
      const answer = answerText(() =>
        delta ? JSON.stringify(inForm(delta, cells)) : wholeOf(snapshot, cells),
      );
      kept.delete(key);
      kept.set(key, { serverNow: snapshot.serverNow, answer });
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size > KEPT_MAX) kept.delete(oldest);
      return answer;
    },
  };
}

const inForm = <Answer extends MatrixSnapshot | MatrixDelta>(answer: Answer, cells: CellsForm) =>
  cells === "once" ? listCells(answer) : answer;

/** All but the time of day, which alone moves within a version. */
const timeless = ({ serverNow: _now, ...rest }: { serverNow: number }): string =>
  JSON.stringify(rest);
