import { AfterLine } from "@/components/acts/review/aftermath";
import { StateMark } from "@/components/ui/state-mark";
import type { Code } from "@/lib/domain/codes";
import { cellsIn, columnsOf } from "@/lib/domain/grid/decode";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { groupBy } from "@/lib/domain/group-by";
import { regionInfo } from "@/lib/domain/known-regions";
import { counted } from "@/lib/domain/words/counted";
import { regionsText } from "@/lib/domain/words/places";

const NO_FORM: Code = "FTUFormNotFilled";

const MODELS_MAX = 5;

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
      {models.length > 0 && (
        <p className="mt-0.5 text-sm leading-[18px] text-ink-2">
          What else they need, such as an agreement, comes next.
        </p>
      )}
      <ul>
        {models.slice(0, MODELS_MAX).map(([name, own]) => (
          <AfterLine key={name} mark={<StateMark state="inactive" />} end={regionsText(own)}>
            {name}
          </AfterLine>
        ))}
        {models.length > MODELS_MAX && (
          <AfterLine mark={<StateMark state="inactive" />}>
            {counted(models.length - MODELS_MAX, "more model")}
          </AfterLine>
        )}
        {closed.map((region) => (
          <AfterLine key={region} mark={<StateMark state="blocked" />}>
            {region} stays closed without a form of its own
          </AfterLine>
        ))}
      </ul>
    </section>
  );
}
