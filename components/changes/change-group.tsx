import {
  ArrowLeftRight,
  CalendarClock,
  type LucideIcon,
  Power,
  PowerOff,
  ScanLine,
} from "lucide-react";
import { Link } from "@/components/ui/link";
import { StateMark } from "@/components/ui/state-mark";
import { Unbroken } from "@/components/ui/unbroken";
import type { ChangesView } from "@/lib/contracts/changes";
import type { ChangeGroup, ChangeKind, ChangeLine } from "@/lib/domain/changes/types";
import { describeLine, KIND_WORDS } from "@/lib/domain/changes/words";
import { own } from "@/lib/domain/own";
import type { State } from "@/lib/domain/state";
import { dateTimeText } from "@/lib/domain/words/dates";
import { routes } from "@/lib/routes";

type ChangeGroupProps = { group: ChangeGroup; view: ChangesView };

/** What one scan saw, a line each. */
export function ChangeGroupBlock({ group, view }: ChangeGroupProps) {
  const id = `group-${group.id}`;
  return (
    <section className="mt-6" aria-labelledby={id}>
      <h2 id={id} className="flex flex-wrap items-baseline gap-x-2">
        {dateTimeText(group.at, view.serverNow)} UTC
        <span className="text-sm font-normal text-ink-3">{sourceOf(group)}</span>
      </h2>
      <ul className="mt-1">
        {group.lines.map((line) => (
          <ChangeLineItem key={line.id} line={line} view={view} />
        ))}
      </ul>
    </section>
  );
}

const TRIGGER_WORDS: Readonly<Record<string, string>> = {
  schedule: "scheduled scan",
  start: "scan at start",
  action: "scan asked for",
  command: "scan from the terminal",
};

function sourceOf({ scan }: ChangeGroup): string {
  if (!scan) return "between scans";
  const what = TRIGGER_WORDS[scan.trigger] ?? "scan";
  if (scan.finishedAt === null) return `${what}, not ended`;
  if (scan.problem !== null) return `${what}, failed. ${scan.problem}`;
  return scan.complete ? what : `${what}, partial`;
}

function ChangeLineItem({ line, view }: { line: ChangeLine; view: ChangesView }) {
  const account = view.accounts.find(({ key }) => key === line.account);
  const link = linkOf(line);
  return (
    <li className="grid grid-cols-[112px_minmax(0,1fr)_auto] gap-x-4 border-b border-line py-1.5 hover:bg-hover max-sm:grid-cols-[minmax(0,1fr)]">
      <span className="flex h-5 items-center gap-1.5 font-medium" {...dataState(line.kind)}>
        <KindMark line={line} />
        {KIND_WORDS[line.kind]}
      </span>
      <span className="min-w-0 break-words">
        <Unbroken>{describeLine(line, (id) => own(view.names, id) ?? id)}</Unbroken>{" "}
        <Link href={link} className="link text-sm text-ink-2" data-print="hide">
          {line.cells === 1 ? "Open the cell" : "Show them"}
        </Link>
      </span>
      {view.accounts.length > 1 && (
        <span className="text-sm text-ink-3">{account?.name ?? line.account}</span>
      )}
    </li>
  );
}

function linkOf(line: ChangeLine): string {
  const [region] = line.regions;
  const [modelId] = line.modelIds;
  if (line.cells === 1 && region && modelId) return routes.cell(line.account, region, modelId);
  if (line.regions.length === 1 && region) return routes.region(region, line.account);
  return routes.matrix({
    account: line.account,
    q: line.modelIds.length === 1 ? modelId : undefined,
  });
}

const KIND_STATE = {
  ready: "ready",
  blocked: "blocked",
  pending: "pending",
  inactive: "inactive",
  offered: null,
  withdrawn: "not_offered",
  legacy: null,
  flapping: null,
  not_checked: "unknown",
  first_read: null,
  region_on: null,
  region_enabling: "pending",
  region_off: null,
} as const satisfies Record<ChangeKind, State | null>;

const dataState = (kind: ChangeKind) => (KIND_STATE[kind] ? { "data-s": KIND_STATE[kind] } : {});

const KIND_ICON: Readonly<Partial<Record<ChangeKind, LucideIcon>>> = {
  legacy: CalendarClock,
  flapping: ArrowLeftRight,
  first_read: ScanLine,
  region_on: Power,
  region_off: PowerOff,
};

/** An offer carries the state the model now has there; what has none carries a plain sign. */
function KindMark({ line }: { line: ChangeLine }) {
  const state = line.kind === "offered" ? line.to : KIND_STATE[line.kind];
  if (state) return <StateMark state={state} />;
  const Icon = KIND_ICON[line.kind] ?? ScanLine;
  return <Icon aria-hidden className="size-3 flex-none text-ink-3" strokeWidth={2} />;
}
