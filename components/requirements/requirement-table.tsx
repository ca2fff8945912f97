import type { ReactNode } from "react";
import { HeldBy } from "@/components/requirements/held-by";
import { InTheWay, WhoActs } from "@/components/requirements/in-the-way";
import { LineStateText } from "@/components/requirements/line-state";
import { LineStepLink } from "@/components/requirements/line-step";
import { Since, SinceAge } from "@/components/requirements/since";
import { TellButton } from "@/components/requirements/tell-button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Sub, Td, Th } from "@/components/ui/table";
import type { RequirementRow, RequirementsView } from "@/lib/contracts/requirements";
import { accountLabel } from "@/lib/domain/account-label";
import { loadText } from "@/lib/domain/capacity/words";
import { linesIn, sumCounts } from "@/lib/domain/requirement/line";
import { holdText } from "@/lib/domain/requirement/sentence";
import { nameOfText } from "@/lib/domain/text-name";
import type { EpochMs } from "@/lib/domain/time";
import { figure } from "@/lib/domain/words/figure";
import { routes } from "@/lib/routes";

export type Required = RequirementsView["requirements"][number];
export type Group = {
  required: Required;
  rows: readonly RequirementRow[];
  all: readonly RequirementRow[];
};

type RequirementTableProps = {
  groups: readonly Group[];
  accounts: RequirementsView["accounts"];
  serverNow: EpochMs;
  /** On a requirement's own page its name is the title, and each line stands for itself. */
  each?: boolean;
};

/** Requirement by requirement, a row for each Region and account: what it came to, who acts, and the one next step. */
export function RequirementTable({
  groups,
  accounts,
  serverNow,
  each = false,
}: RequirementTableProps) {
  const writtenAt = firstPlaces(groups.flatMap(({ rows }) => rows));
  const label = (key: string | null) => {
    const account = accounts.find((one) => one.key === key);
    return account ? accountLabel(account) : (key ?? "every account");
  };
  return (
    <table aria-label="What we require" className="mt-2 w-full border-collapse max-sm:block">
      <thead className="max-sm:hidden">
        <tr>
          <Th className="w-[15%]">Region, account</Th>
          <Th className="w-[10%]">State</Th>
          <Th className="w-[12%] max-xl:hidden">Since</Th>
          <Th className="w-[10%]">Held by</Th>
          <Th>In the way</Th>
          <Th className="w-[14%]">Who acts</Th>
          <Th className="w-[16%]">Next step</Th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.required.name} className="max-sm:block">
          {!each && <GroupHead {...group} />}
          {group.rows.map((row) => (
            <RowLine
              key={row.id}
              {...{ row, each, serverNow }}
              account={label(row.account)}
              writtenAt={writtenAt.get(row.id) ?? null}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** By row: the row above it where the same step is written already. */
function firstPlaces(rows: readonly RequirementRow[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const above = new Map<string, string>();
  for (const { id, lines } of rows) {
    const key = lines[0]?.step?.key;
    if (key === undefined) continue;
    const place = first.get(key);
    if (place === undefined) first.set(key, rowName(id));
    else above.set(id, place);
  }
  return above;
}

const rowName = (id: string): string => `row-${nameOfText(id)}`;

function GroupHead({ required, all }: Pick<Group, "required" | "all">) {
  const counts = sumCounts(all);
  const holds = all.every(({ state }) => state === "met");
  return (
    <tr className="max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:border-b max-sm:border-line-strong">
      <th
        scope="rowgroup"
        colSpan={6}
        className="border-b border-line-strong pt-5.5 pr-4 pb-1.5 text-left font-normal max-sm:border-0"
      >
        <Link href={routes.requirement(required.name)} className="link font-semibold">
          {required.name}
        </Link>
        <span className="ml-2 text-sm">{holdText(counts)}</span>
        <span className="ml-2 text-xs text-ink-3 max-sm:ml-0 max-sm:block">
          {needsText(required)}
        </span>
      </th>
      <td className="border-b border-line-strong pb-0.5 text-right align-bottom max-sm:border-0 max-sm:pt-4">
        <TellButton name={required.name} holds={holds} />
      </td>
    </tr>
  );
}

/** `Claude Sonnet 4.6, Embed v4; 500,000 tokens a minute; within eu` */
export function needsText({ models, tokensPerMinute, load, routes: rule }: Required): string {
  const tokens = tokensPerMinute === null ? [] : [`${figure(tokensPerMinute)} tokens a minute`];
  return [models.join(", "), ...tokens, ...(load ? [loadText(load)] : []), rule].join("; ");
}

type RowLineProps = {
  row: RequirementRow;
  each: boolean;
  account: string;
  writtenAt: string | null;
  serverNow: EpochMs;
};

const TR =
  "hover:bg-hover max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:border-b max-sm:border-line max-sm:py-2.5 max-sm:[&_td]:border-0 max-sm:[&_td]:py-0.5 max-sm:[&_td]:pr-0";

function RowLine({ row, each, account, writtenAt, serverNow }: RowLineProps) {
  const { region, counts, state, lines } = row;
  const met = state === "met";
  const [first] = lines;
  const models = linesIn(counts);
  return (
    <tr id={rowName(row.id)} className={TR}>
      <Td>
        {region === null ? (
          "Every Region"
        ) : (
          <Link href={routes.region(region, row.account)} className="link whitespace-nowrap">
            {region}
          </Link>
        )}
        <Beside inline={met}>{account}</Beside>
      </Td>
      <Td className="whitespace-nowrap max-sm:text-right">
        <LineStateText state={state} />
        {(!each || met) && (
          <Beside inline={met}>
            {`${counts.met} of ${models}${met ? "" : ` ${models === 1 ? "model" : "models"}`}`}
          </Beside>
        )}
        {row.since !== null && (
          <span className="block text-xs text-ink-3 xl:hidden">
            since <Since at={row.since} serverNow={serverNow} />
          </span>
        )}
      </Td>
      <Td className="whitespace-nowrap max-xl:hidden">
        <Since at={row.since} serverNow={serverNow} />
        {row.since !== null && (
          <Beside inline={met}>
            <SinceAge at={row.since} serverNow={serverNow} />
          </Beside>
        )}
      </Td>
      <Td className="max-sm:col-span-2 max-sm:hidden max-sm:has-[svg]:block">
        <HeldBy row={row} />
      </Td>
      <Td className={cn(met && "max-sm:hidden")}>
        <InTheWay lines={met ? [] : lines} />
      </Td>
      <Td className="max-sm:text-right">{!met && first && <WhoActs line={first} />}</Td>
      <Td className={cn("max-sm:col-span-2", met && "max-sm:hidden")}>
        {!met && first && <LineStepLink line={first} writtenAt={writtenAt} />}
      </Td>
    </tr>
  );
}

/** The second thing a cell says: under the first, or beside it where the row is one line. */
function Beside({ inline, children }: { inline: boolean; children: ReactNode }) {
  if (!inline) return <Sub>{children}</Sub>;
  return <span className="ml-1.5 text-xs leading-5 text-ink-3">{children}</span>;
}
