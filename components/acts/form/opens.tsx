import { AfterLine } from "@/components/acts/review/aftermath";
import { StateMark } from "@/components/ui/state-mark";
import type { Code } from "@/lib/domain/codes";
import { cellsIn, columnsOf } from "@/lib/domain/grid/decode";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { groupBy } from "@/lib/domain/group-by";
import { regionInfo } from "@/lib/domain/region";

const NO_FORM: Code = "FTUFormNotFilled";

type OpensProps = {
  snapshot: MatrixSnapshot;
  account: string;
  chosen: readonly string[];
  optIn: readonly string[];
};

/** What waits for this form, as the last scan saw it, and what stays closed without one of its own. */
export function Opens({ snapshot, account, chosen, optIn }: OpensProps) {
  const cells = columnsOf(snapshot, [account])
    .flatMap((column) => cellsIn(snapshot, column))
    .filter(({ kind }) => kind.code === NO_FORM)
    .filter(({ region }) => chosen.includes(region) || !regionInfo(region).optIn);
  const models = [...groupBy(cells, ({ model }) => model.name)];
  const closed = optIn.filter((region) => !chosen.includes(region));
  if (models.length === 0 && closed.length === 0) return null;
  return (
    <section aria-label="What it opens">
      <h2>What it opens</h2>
      <ul>
        {models.map(([name, own]) => (
          <AfterLine key={name} mark={<StateMark state="inactive" />}>
            {name}, {own.length === 1 ? own[0]?.region : `${own.length} Regions`}: what else it
            needs comes next
          </AfterLine>
        ))}
        {closed.map((region) => (
          <AfterLine key={region} mark={<StateMark state="blocked" />}>
            {region} stays closed without a form of its own
          </AfterLine>
        ))}
      </ul>
    </section>
  );
}
