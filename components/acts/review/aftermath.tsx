import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { StateMark } from "@/components/ui/state-mark";
import { Unbroken } from "@/components/ui/unbroken";
import type { Aftermath as Row } from "@/lib/domain/acts/preview";
import { counted } from "@/lib/domain/words/counted";

type LineProps = {
  mark: ReactNode;
  end?: ReactNode;
  /** The note is a sentence: on phones it stands below. */
  isLong?: boolean;
  children: ReactNode;
};

/** A line with a sign before it and a note at its end. */
export function AfterLine({ mark, end, isLong = false, children }: LineProps) {
  return (
    <li
      className={cn(
        "grid grid-cols-[12px_minmax(0,1fr)_auto] items-baseline gap-x-2 py-1 [&>svg]:mt-1 [&>svg]:self-start",
        isLong && "max-sm:grid-cols-[12px_minmax(0,1fr)]",
      )}
    >
      {mark}
      <span>{children}</span>
      {end && (
        <span
          className={cn(
            "text-right text-sm text-ink-3",
            isLong && "max-sm:col-start-2 max-sm:text-left",
          )}
        >
          {end}
        </span>
      )}
    </li>
  );
}

/** More than these are counted instead. */
const NAMED_MAX = 4;

function rowText({ regions, said }: Row): string {
  if (regions.length === 0) return said;
  const where = regions.length > NAMED_MAX ? counted(regions.length, "Region") : regions.join(", ");
  return `${where}: ${said}`;
}

/** What becomes ready, then what the others still need, each with who does what about it. */
export function Aftermath({ rows }: { rows: readonly Row[] }) {
  const ready = rows.filter(({ state }) => state === "ready");
  const others = rows.filter(({ state }) => state !== "ready");
  const missing = others
    .filter(({ state }) => state !== "unknown")
    .reduce((sum, { regions }) => sum + regions.length, 0);
  if (rows.length === 0) return <p>Nothing that is known.</p>;
  return (
    <>
      {ready.length > 0 && (
        <p>
          {ready.map((row) => (
            <span key={rowText(row)}>{readyText(row)} </span>
          ))}
          {others.length === 0 && "Nothing else is missing."}
          {missing > 0 && `In ${missing} more it takes something else:`}
        </p>
      )}
      <ul>
        {others.map((row) => (
          <AfterLine
            key={rowText(row)}
            mark={<StateMark state={row.state} label />}
            end={row.next}
            isLong
          >
            <Unbroken>{rowText(row)}</Unbroken>
          </AfterLine>
        ))}
      </ul>
    </>
  );
}

function readyText({ regions, said }: Row): ReactNode {
  if (regions.length === 0) return said;
  return (
    <>
      <b className="font-semibold">
        {counted(regions.length, "Region")} {regions.length === 1 ? "becomes" : "become"} ready
      </b>
      {said && `, ${said}`}.
    </>
  );
}

/** The same in the little room of a list of offers. */
export function ShortAftermath({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return <p>Nothing that is known.</p>;
  return (
    <ul>
      {rows.map((row) => (
        <AfterLine key={rowText(row)} mark={<StateMark state={row.state} label />}>
          {row.state === "ready" ? shortReady(row) : rowText(row)}
        </AfterLine>
      ))}
    </ul>
  );
}

function shortReady({ regions, said }: Row): string {
  const [only] = regions;
  if (only === undefined) return said;
  return regions.length === 1
    ? `Ready in ${only}`
    : `Ready in ${counted(regions.length, "Region")}`;
}
