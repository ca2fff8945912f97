import { type EpochMs, HOUR_MS } from "@/lib/domain/time";
import type { TokenUse } from "@/lib/domain/usage/use";
import { timeText } from "@/lib/domain/words/dates";
import { figure } from "@/lib/domain/words/figure";

const HEIGHT = 32;
const STEP = 8;

/** The busiest minute of each of 24 hours. An hour in which nothing was counted has no bar, and is no 0. */
export function HourLine({ use: { peak, hours }, from }: { use: TokenUse; from: EpochMs }) {
  const counted = hours.filter((value) => value !== null).length;
  const label = `Tokens of the busiest minute of each hour from ${timeText(from)} UTC: at most ${figure(peak)}, counted in ${counted} of ${hours.length} hours`;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${hours.length * STEP} ${HEIGHT}`}
      className="block h-8 w-48 max-w-full"
    >
      <title>{label}</title>
      <line
        x1="0"
        x2={hours.length * STEP}
        y1={HEIGHT - 0.5}
        y2={HEIGHT - 0.5}
        className="stroke-line-strong"
      />
      {barsOf(hours, from).map(({ at, value, place }) => {
        const height = peak > 0 ? Math.max(1, (value / peak) * (HEIGHT - 2)) : 1;
        return (
          <rect
            key={at}
            x={place * STEP + 1}
            y={HEIGHT - 1 - height}
            width={STEP - 2}
            height={height}
            className="fill-ink-3"
          />
        );
      })}
    </svg>
  );
}

const barsOf = (hours: TokenUse["hours"], from: EpochMs) =>
  hours.flatMap((value, place) =>
    value === null ? [] : [{ at: from + place * HOUR_MS, value, place }],
  );
