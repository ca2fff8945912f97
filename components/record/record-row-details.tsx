import type { ReactNode } from "react";
import { Code } from "@/components/ui/code";
import { Td } from "@/components/ui/table";
import type { RecordRow } from "@/lib/contracts/record";
import { isoTime } from "@/lib/domain/words/dates";

/** All that a row holds, as it is hashed. */
export function RecordRowDetails({ row }: { row: RecordRow }) {
  const { at, prev, hash, entry } = row;
  const details = Object.entries(entry?.details ?? {});
  return (
    <tr className="max-sm:-mx-3 max-sm:py-0!">
      <Td colSpan={6} className="bg-sunken max-sm:col-span-2">
        <dl className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-4 gap-y-1 py-1 pl-[76px] max-sm:grid-cols-1 max-sm:gap-y-0 max-sm:px-3 max-sm:pl-3">
          <Line name="Time">{isoTime(at)}</Line>
          {entry?.clock !== undefined && (
            <Line name="Its own clock">{entry.clock}, behind the row before</Line>
          )}
          {entry && (
            <>
              <Line name="Known by">{entry.who.known}</Line>
              {entry.who.id !== null && <Line name="Id">{entry.who.id}</Line>}
              {entry.on.subject !== undefined && <Line name="Of">{entry.on.subject}</Line>}
              <Line name="Request">{entry.requestId}</Line>
            </>
          )}
          {details.map(([name, value]) => (
            <Line key={name} name={name}>
              {String(value)}
            </Line>
          ))}
          <Line name="Hash">{hash}</Line>
          <Line name="Row before">{prev}</Line>
        </dl>
      </Td>
    </tr>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-sm text-ink-3">{name}</dt>
      <dd className="min-w-0">
        <Code className="break-all whitespace-normal">{children}</Code>
      </dd>
    </>
  );
}
