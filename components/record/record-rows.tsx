import { Fragment } from "react";
import { RecordRowLine } from "@/components/record/record-row";
import type { RecordUrl } from "@/components/record/use-record-url";
import { useRowKeys } from "@/components/shell/use-row-keys";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { StateMark } from "@/components/ui/state-mark";
import { Table, Td, Th } from "@/components/ui/table";
import type { RecordView } from "@/lib/contracts/record";
import { missingRows } from "@/lib/domain/audit/words";
import { figure } from "@/lib/domain/words/figure";

type RecordRowsProps = {
  pages: readonly RecordView[];
  recordUrl: RecordUrl;
  /** The newest row that was asked for; null: the newest there is. */
  from: number | null;
};

/** Rows newest first. Where nothing narrows the list, a number that is not there is told. */
export function RecordRows({ pages, recordUrl, from }: RecordRowsProps) {
  useRowKeys();
  const { url, set, isFiltered } = recordUrl;
  const [first] = pages;
  const last = pages.at(-1);
  if (!first || !last) return null;
  const rows = pages.flatMap((page) => page.rows);
  const isWhole = !isFiltered && first.scope === "all";
  const top = from ?? first.head?.seq ?? 0;
  const begins = first.begins ?? 1;
  const toggle = (seq: number) => void set({ row: url.row === seq ? null : seq });
  const names = new Map(first.accounts.flatMap(({ key, name }) => (name ? [[key, name]] : [])));
  return (
    <>
      {rows.length > 0 && (
        <Table label="Record" stack className="table-fixed [&_td]:py-1.5">
          <Head />
          <tbody>
            {rows.map((row, index) => (
              <Fragment key={row.seq}>
                {isWhole && <Gap after={rows[index - 1]?.seq ?? top + 1} before={row.seq} />}
                <RecordRowLine
                  row={row}
                  names={names}
                  now={first.serverNow}
                  open={url.row === row.seq}
                  onToggle={() => toggle(row.seq)}
                />
              </Fragment>
            ))}
            {isWhole && last.next === null && (
              <Gap after={rows.at(-1)?.seq ?? top + 1} before={begins - 1} />
            )}
          </tbody>
        </Table>
      )}
      {rows.length === 0 && <Nothing recordUrl={recordUrl} />}
      {last.next === null && begins > 1 && (
        <p className="mt-3 text-sm text-ink-3">
          {begins === 2
            ? "Row 1 is older than is kept."
            : `Rows 1 to ${figure(begins - 1)} are older than is kept.`}
        </p>
      )}
    </>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <Th num className="w-[76px]">
          Row
        </Th>
        <Th className="w-24">Time</Th>
        <Th className="w-44">Who</Th>
        <Th className="w-58">What, on what</Th>
        <Th className="w-28">Outcome</Th>
        <Th>Details</Th>
      </tr>
    </thead>
  );
}

/** The numbers between two rows that follow on each other in the list. */
function Gap({ after, before }: { after: number; before: number }) {
  if (after - before <= 1) return null;
  return (
    <tr data-s="blocked">
      <Td colSpan={6} className="text-(--fg) max-sm:col-span-2">
        <span className="inline-flex items-center gap-1.5 font-medium">
          <StateMark state="blocked" />
          {missingRows(before + 1, after - 1)}
        </span>
      </Td>
    </tr>
  );
}

function Nothing({ recordUrl: { isFiltered, set } }: { recordUrl: RecordUrl }) {
  if (!isFiltered) {
    return (
      <Empty title="Nothing is on record yet.">
        A scan that somebody starts, a sign-off and an export each add a row.
      </Empty>
    );
  }
  const clear = () =>
    void set({ q: null, time: null, who: null, what: null, on: null, outcome: null });
  return (
    <Empty
      title="No row fits these filters."
      action={<Button onClick={clear}>Clear filters</Button>}
    />
  );
}
