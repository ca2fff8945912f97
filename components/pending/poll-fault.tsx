import { Age } from "@/components/ui/age";
import type { PendingRow } from "@/lib/contracts/pending";
import type { EpochMs } from "@/lib/domain/time";
import { agreementText } from "@/lib/domain/words/aws-status";
import { waitText } from "@/lib/domain/words/durations";
import { asSentence } from "@/lib/domain/words/sentence";

type TroubleProps = { row: PendingRow; serverNow: EpochMs };

/** What does not go as it should with the asking: no answer, from everywhere or somewhere, or Regions that disagree. */
export function Trouble({ row, serverNow }: TroubleProps) {
  const silent = row.regions.filter(({ problem }) => problem !== null);
  const [first] = silent;
  const everywhere = silent.length === row.regions.length;
  return (
    <>
      {first?.problem && (
        <p className="mt-1 text-unknown-fg">
          {everywhere ? "Last asked " : `${namesOf(silent)} asked `}
          <Age at={first.problem.at} serverNow={serverNow} />, that failed because:{" "}
          {asSentence(first.problem.text)}
          {first.seenAt !== null && first.agreement !== null && (
            <>
              {" "}
              Last known {agreementText(first.agreement)},{" "}
              <Age at={first.seenAt} serverNow={serverNow} />.
            </>
          )}
        </p>
      )}
      {row.disagreement && <p className="mt-1 text-pending-fg">{row.disagreement}</p>}
      {row.waitMinutes !== null && (
        <p className="mt-1 text-ink-2">AWS says to try again after {waitText(row.waitMinutes)}.</p>
      )}
    </>
  );
}

const namesOf = (regions: PendingRow["regions"]): string =>
  regions.length > 3 ? `${regions.length} Regions` : regions.map(({ region }) => region).join(", ");
