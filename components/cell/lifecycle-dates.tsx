import { Section } from "@/components/cell/section";
import type { CellView } from "@/lib/contracts/cell";
import type { EpochMs } from "@/lib/domain/time";
import { lifecycleText } from "@/lib/domain/words/aws-status";
import { dateText, isoTime } from "@/lib/domain/words/dates";

/** When the model changes its status, by this Region's list. */
export function LifecycleDates({ cell }: { cell: CellView }) {
  const { lifecycle } = cell;
  if (!lifecycle) return null;
  const dates: readonly { name: string; at: EpochMs | null }[] = [
    { name: "Start of life", at: lifecycle.startOfLifeAt },
    { name: "Legacy", at: lifecycle.legacyAt },
    { name: "Extended access", at: lifecycle.publicExtendedAccessAt },
    { name: "End of life", at: lifecycle.endOfLifeAt },
  ];
  const known = dates.flatMap(({ name, at }) => (at === null ? [] : [{ name, at }]));
  if (known.length === 0 && lifecycle.status === "ACTIVE") return null;
  return (
    <Section title="Lifecycle" note={lifecycleText(lifecycle.status)}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {known.map(({ name, at }) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd>
              <time dateTime={isoTime(at)}>{dateText(at, cell.serverNow)}</time>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
