"use client";

import { bundled } from "@/components/acts/list/groups";
import { RowActions } from "@/components/acts/list/row-actions";
import { byText, SaidOf, StateOf } from "@/components/acts/list/row-words";
import { ReviewLink } from "@/components/acts/review-link";
import { accountOf } from "@/components/acts/words";
import { Link } from "@/components/ui/link";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import type { ActLine } from "@/lib/contracts/acts";
import type { EpochMs } from "@/lib/domain/time";
import { routes } from "@/lib/routes";

const WIDTHS = ["w-[336px]", "w-[168px]", "w-[252px]", "", "w-[156px]"] as const;

type ActsTableProps = {
  label: string;
  columns: readonly [string, string, string, string];
  acts: readonly ActLine[];
  serverNow: EpochMs;
};

/** One part of the page: what, its state, by whom, why or what next, and what can be done. */
export function ActsTable({ label, columns, acts, serverNow }: ActsTableProps) {
  return (
    <Table label={label} stack className="table-fixed">
      <thead>
        <tr>
          {[...columns, ""].map((column, at) => (
            <Th key={column} className={WIDTHS[at]}>
              {column || <span className="sr-only">What can be done</span>}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bundled(acts).map(({ key, acts: [first, ...more] }) =>
          more.length === 0 ? (
            <ActRow key={key} act={first} serverNow={serverNow} />
          ) : (
            <ManyRow key={key} acts={[first, ...more]} serverNow={serverNow} />
          ),
        )}
      </tbody>
    </Table>
  );
}

const ENDS = "whitespace-nowrap text-right max-sm:col-span-2 max-sm:pt-1! max-sm:text-left";

function ActRow({ act, serverNow }: { act: ActLine; serverNow: EpochMs }) {
  return (
    <Tr data-act={act.id}>
      <Td className="break-words">
        <Link href={routes.act(act.id)} className="hover:underline" data-row-link>
          {act.title}
        </Link>
        <Sub>{[accountOf(act), act.where].filter(Boolean).join(", ")}</Sub>
      </Td>
      <Td className="max-sm:text-right">
        <StateOf act={act} serverNow={serverNow} />
      </Td>
      <Td className="text-ink-2 max-sm:col-span-2">{byText(act, serverNow)}</Td>
      <Td className="break-words max-sm:col-span-2">
        <SaidOf act={act} serverNow={serverNow} />
      </Td>
      <Td className={ENDS}>
        <RowActions act={act} />
      </Td>
    </Tr>
  );
}

/** Offers that were previewed together, as one row. */
function ManyRow({ acts, serverNow }: { acts: [ActLine, ...ActLine[]]; serverNow: EpochMs }) {
  const [first] = acts;
  const soonest = acts.reduce((one, other) =>
    (other.expiresAt ?? 0) < (one.expiresAt ?? 0) ? other : one,
  );
  return (
    <Tr data-act={first.id}>
      <Td>
        Accept {acts.length} offers
        <Sub>{accountOf(first)}, every Region</Sub>
      </Td>
      <Td className="max-sm:text-right">
        <StateOf act={soonest} serverNow={serverNow} />
      </Td>
      <Td className="text-ink-2 max-sm:col-span-2">{byText(first, serverNow)}</Td>
      <Td className="max-sm:col-span-2">{acts.map(({ subject }) => subject).join(", ")}</Td>
      <Td className={ENDS}>
        {first.may.confirm && (
          <ReviewLink
            account={first.account}
            targets={acts.map(({ target }) => target)}
            data-row-link
            fresh={false}
          >
            Review and confirm
          </ReviewLink>
        )}
      </Td>
    </Tr>
  );
}
