import { ActDoneRow, ActFlightRow } from "@/components/pending/act-rows";
import { DoneRow } from "@/components/pending/done-row";
import { EnablingRow } from "@/components/pending/enabling-row";
import { FlightRow } from "@/components/pending/flight-row";
import { Age } from "@/components/ui/age";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Block } from "@/components/ui/page";
import { Table, Th } from "@/components/ui/table";
import type { ActLine } from "@/lib/contracts/acts";
import type { PendingView } from "@/lib/contracts/pending";
import { counted } from "@/lib/domain/words/counted";

type AgreementsProps = {
  view: PendingView;
  /** Acts that are watched, and those that ended. */
  acts: { inFlight: readonly ActLine[]; done: readonly ActLine[] };
  /** Whether it is known which acts there are. */
  actsRead: boolean;
};

/** What is in flight, then what ended in the last 7 days: agreements, Regions that AWS enables, and other acts. */
export function Agreements({ view, acts, actsRead }: AgreementsProps) {
  const { inFlight, enabling, done, webhook, serverNow } = view;
  const waiting = inFlight.length + enabling.length + acts.inFlight.length;
  return (
    <>
      {webhook.problem && (
        <Notice title="The webhook is not told." className="mb-4">
          {webhook.problem.text} <Age at={webhook.problem.at} serverNow={serverNow} />
          {webhook.waiting > 0 && `, ${webhook.waiting} waiting, tried again by itself`}.
        </Notice>
      )}
      <Block title="In flight" note={countsOf(view, acts.inFlight.length)}>
        {waiting === 0 ? (
          <Empty title={actsRead ? "Nothing is in flight." : "No agreement is in flight."}>
            An agreement shows up here as soon as a scan sees it pending.
          </Empty>
        ) : (
          <Table label="In flight" stack className="table-fixed">
            <Head columns={["What", "State", "Clock", "Left", "What happens next"]} />
            <tbody>
              {inFlight.map((row) => (
                <FlightRow key={row.id} row={row} serverNow={serverNow} />
              ))}
              {enabling.map((region) => (
                <EnablingRow key={`${region.account}~${region.region}`} enabling={region} />
              ))}
              {acts.inFlight.map((act) => (
                <ActFlightRow key={act.id} act={act} serverNow={serverNow} />
              ))}
            </tbody>
          </Table>
        )}
      </Block>
      <Block title="Done" note="last 7 days">
        {done.length + acts.done.length === 0 ? (
          <Empty title="None ended.">Each one stays here for 7 days, with how long it took.</Empty>
        ) : (
          <Table label="Done" stack className="table-fixed">
            <Head columns={["What", "Outcome", "Ended", "After", "Note"]} />
            <tbody>
              {done.map((row) => (
                <DoneRow key={row.id} row={row} serverNow={serverNow} />
              ))}
              {acts.done.map((act) => (
                <ActDoneRow key={act.id} act={act} serverNow={serverNow} />
              ))}
            </tbody>
          </Table>
        )}
      </Block>
    </>
  );
}

function countsOf({ inFlight, enabling }: PendingView, acts: number): string {
  const parts = [
    count(inFlight.length, "agreement"),
    count(enabling.length, "Region"),
    count(acts, "act"),
  ];
  return parts.filter((part) => part !== null).join(", ");
}

function count(many: number, noun: string): string | null {
  if (many === 0) return null;
  return counted(many, noun);
}

const WIDTHS = ["w-[24%]", "w-[15%]", "w-[19%]", "w-[12%]", ""];

function Head({ columns }: { columns: readonly string[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column, index) => (
          <Th key={column} className={WIDTHS[index]}>
            {column}
          </Th>
        ))}
      </tr>
    </thead>
  );
}
