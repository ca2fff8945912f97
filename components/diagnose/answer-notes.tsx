import { CodeLink } from "@/components/diagnose/code-link";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import type { Settlement } from "@/lib/domain/diagnosis/decide-by-scan";
import { furtherMeanings } from "@/lib/domain/diagnosis/explain-json";
import type { Diagnosis } from "@/lib/domain/diagnosis/types";

/** Further errors of the same text: each is named, and leads to its own page. */
export function OtherErrors({ others }: Pick<Diagnosis, "others">) {
  if (others.length === 0) return null;
  return (
    <div className="mt-4 border-l-2 border-line-strong pl-3">
      <p>
        <b className="font-medium">
          {others.length === 1
            ? "The text holds another error."
            : `The text holds ${others.length} other errors.`}
        </b>{" "}
        <span className="text-ink-2">
          {others.length === 1 ? "Paste it alone" : "Paste each alone"} for its own answer.
        </span>
      </p>
      <ul>
        {others.map(({ code, cause, title }) => (
          <li key={`${code} ${cause}`} className="flex flex-wrap items-baseline gap-x-2">
            {title}
            <CodeLink code={code} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What else the text may mean, and the one check that tells. */
export function Doubt({ diagnosis }: { diagnosis: Diagnosis }) {
  const { question } = diagnosis;
  const rest = furtherMeanings(diagnosis);
  if (!question && rest.length === 0) return null;
  return (
    <div className="mt-4 border-l-2 border-line-strong pl-3">
      {rest.length > 0 && (
        <p>
          The text alone can’t tell it from:{" "}
          {rest.map(({ cause }) => CAUSE_ENTRIES[cause].title).join("; ")}.
        </p>
      )}
      {question && <p className="text-ink-2">To be sure: {question}</p>}
    </div>
  );
}

/** What the last scan says to a text that leaves more than one meaning. */
export function Scan({ settlement }: { settlement: Settlement }) {
  return (
    <div className="mt-4 border-l-2 border-line-strong pl-3 break-words">
      {settlement.status === "settled" ? (
        <p>
          <b className="font-medium">The last scan tells:</b> {settlement.fact}
        </p>
      ) : (
        <p className="text-ink-2">
          <b className="font-medium text-ink">The last scan does not tell.</b> {settlement.reason}
        </p>
      )}
    </div>
  );
}
