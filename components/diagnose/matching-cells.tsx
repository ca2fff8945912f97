import { type Matches, matchCells } from "@/components/diagnose/match-cells";
import { keepAccount } from "@/components/shell/use-account";
import { Age } from "@/components/ui/age";
import { Link } from "@/components/ui/link";
import { Block } from "@/components/ui/page";
import { StateText } from "@/components/ui/state-chip";
import { accountLabel } from "@/lib/domain/account-label";
import type { Diagnosis } from "@/lib/domain/diagnosis/types";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { counted } from "@/lib/domain/words/counted";
import { figure } from "@/lib/domain/words/figure";
import { routes } from "@/lib/routes";

type MatchingCellsProps = {
  snapshot: MatrixSnapshot;
  diagnosis: Diagnosis;
  account: string | null;
};

/** Cells of the last scan that stand under the same cause: whether it is this model alone. */
export function MatchingCells({ snapshot, diagnosis, account }: MatchingCellsProps) {
  if (diagnosis.code === "Unrecognized" && diagnosis.cause === null) return null;
  const matches = matchCells(snapshot, { diagnosis, account });
  const several = snapshot.accounts.length > 1;
  const age = snapshot.finishedAt !== null && (
    <>
      scanned <Age at={snapshot.finishedAt} serverNow={snapshot.serverNow} />
    </>
  );
  return (
    <Block title="Matching cells of the last scan" note={age}>
      {matches.total > 0 && (
        <ul>
          {matches.shown.map(({ account: key, region, model, kind }) => (
            <li
              key={`${key}~${region}~${model.modelId}`}
              className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-2"
            >
              <StateText state={kind.state} />
              <Link
                prefetch={false}
                className="link min-w-0 break-words"
                href={routes.cell(key, region, model.modelId)}
              >
                {model.name}, {region}
              </Link>
              <span className="ml-auto text-ink-2">
                {key !== account && `${nameOf(snapshot, key)}: `}
                {kind.title}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-ink-2">
        {sayOf(matches, diagnosis)}{" "}
        {matches.filter && matches.everywhere > matches.shown.length && (
          <Link
            prefetch={false}
            className="link"
            href={keepAccount(
              routes.matrix(matches.filter),
              several ? (matches.account ?? ALL_ACCOUNTS) : null,
            )}
          >
            Show {figure(matches.everywhere)} in the matrix
          </Link>
        )}
      </p>
    </Block>
  );
}

function nameOf({ accounts }: MatrixSnapshot, key: string): string {
  const account = accounts.find((one) => one.key === key);
  return account ? accountLabel(account) : key;
}

function sayOf({ shown, total, everywhere, none }: Matches, { read }: Diagnosis): string {
  if (none !== null) return none;
  const more = total - shown.length;
  if (more > 0) return `${counted(more, "more has", "more have")} it where the text points.`;
  if (total > 0) return "";
  if (everywhere === 0) return "No cell has it now.";
  const where = [read.modelId, read.region].filter((part) => part !== null).join(" in ");
  return `No cell of ${where} has it now; ${counted(everywhere, "elsewhere does", "elsewhere do")}.`;
}
