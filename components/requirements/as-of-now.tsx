import { LineMark } from "@/components/requirements/line-state";
import { Age } from "@/components/ui/age";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { RequirementRow, RequirementsView } from "@/lib/contracts/requirements";
import { accountLabel } from "@/lib/domain/account-label";
import { linesIn } from "@/lib/domain/requirement/line";
import type { Requirement } from "@/lib/domain/requirement/types";
import { counted } from "@/lib/domain/words/counted";
import { asSentence } from "@/lib/domain/words/sentence";
import { useTriedRequirement } from "@/lib/queries/tried-requirement";

const SHOWN_MAX = 12;

/** What the requirement would come to by what was read; nothing is asked of AWS. */
export function AsOfNow({ requirement }: { requirement: Requirement | null }) {
  const { data: view, error } = useTriedRequirement(requirement && withoutName(requirement));
  return (
    <section aria-label="As of now" className="border-t border-line px-6 py-4 max-sm:px-4">
      <div className="flex items-baseline justify-between">
        <h2>As of now</h2>
        {view && requirement && view.readAt !== null && (
          <span className="text-sm text-ink-3">
            read <Age at={view.readAt} serverNow={view.serverNow} />
          </span>
        )}
      </div>
      <div aria-live="polite">
        {requirement === null && (
          <p className="mt-1 text-ink-2">It is judged as soon as it has a name and a model.</p>
        )}
        {requirement !== null && error && !view && (
          <Notice title="It was not judged." className="mt-2">
            {asSentence(error.message)} What is typed stays.
          </Notice>
        )}
        {requirement !== null && !view && !error && <Skeleton className="mt-3 w-48" />}
        {requirement !== null && view && <Rows view={view} />}
      </div>
    </section>
  );
}

const withoutName = ({ name: _name, ...asked }: Requirement) => asked;

function Rows({ view }: { view: RequirementsView }) {
  const several = new Set(view.rows.map(({ account }) => account)).size > 1;
  const rest = view.rows.length - SHOWN_MAX;
  return (
    <>
      <ul>
        {view.rows.slice(0, SHOWN_MAX).map((row) => (
          <li
            key={row.id}
            className="flex items-start gap-2 border-b border-line py-1.5 last:border-0"
          >
            <span className="flex h-5 items-center">
              <LineMark state={row.state} label />
            </span>
            <span className="whitespace-nowrap">{row.region ?? "every Region"}</span>
            {several && <span className="text-ink-3">{accountIn(view, row)}</span>}
            <span className="ml-auto text-right text-ink-2">{resultText(row)}</span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="pt-1.5 text-sm text-ink-3">and {counted(rest, "more row")}</p>}
    </>
  );
}

function accountIn({ accounts }: RequirementsView, { account: key }: RequirementRow): string {
  const account = accounts.find((one) => one.key === key);
  return account ? accountLabel(account) : (key ?? "");
}

function resultText({ state, counts, lines, heldBy }: RequirementRow): string {
  const [first] = lines;
  const onlyGlobal = lines.find((line) => line.heldBy.by === "global-only");
  if (state === "met") return onlyGlobal ? "met, by global only" : `met, by ${heldBy.join(", ")}`;
  const title = first?.reason?.title ?? "not known";
  const many = linesIn(counts) > 1 ? ` (${counts.met} of ${linesIn(counts)} hold)` : "";
  return first?.heldBy.by === "global-only" ? `${title}; global would hold${many}` : title + many;
}
