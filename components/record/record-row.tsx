import { RecordRowDetails } from "@/components/record/record-row-details";
import { cn } from "@/components/ui/cn";
import { StateText } from "@/components/ui/state-chip";
import { Sub, Td, Tr } from "@/components/ui/table";
import type { RecordRow } from "@/lib/contracts/record";
import type { EpochMs } from "@/lib/domain/time";
import { dateText, secondText } from "@/lib/domain/words/dates";
import { figure } from "@/lib/domain/words/figure";

type Entry = NonNullable<RecordRow["entry"]>;

type RecordRowLineProps = {
  row: RecordRow;
  /** Names of accounts by their keys. */
  names: ReadonlyMap<string, string>;
  now: EpochMs;
  open: boolean;
  onToggle: () => void;
};

/** One row of the record; its number opens all that it holds. */
export function RecordRowLine({ row, names, now, open, onToggle }: RecordRowLineProps) {
  const { seq, at, entry } = row;
  const day = dateText(at, now);
  return (
    <>
      <Tr
        id={`row-${seq}`}
        data-row={seq}
        className={cn(open && "bg-selected max-sm:-mx-3 max-sm:px-3")}
      >
        <Td
          num
          className="text-ink-3 max-sm:order-5 max-sm:col-span-2 max-sm:text-left max-sm:text-xs"
        >
          <button
            type="button"
            className="link"
            aria-expanded={open}
            data-row-link
            onClick={onToggle}
          >
            <span className="sm:hidden">Row </span>
            {figure(seq)}
          </button>
        </Td>
        <Td className="max-sm:-order-1 max-sm:text-right">
          {secondText(at)}
          {day !== dateText(now, now) && <Sub>{day}</Sub>}
        </Td>
        {entry ? (
          <Cells entry={entry} names={names} />
        ) : (
          <Td colSpan={4} className="text-ink-2 max-sm:col-span-2">
            This row can’t be read. What it holds is in the export.
          </Td>
        )}
      </Tr>
      {open && <RecordRowDetails row={row} />}
    </>
  );
}

function Cells({ entry, names }: { entry: Entry; names: ReadonlyMap<string, string> }) {
  const { who, address, what, outcome } = entry;
  return (
    <>
      <Td className="break-words max-sm:-order-2">
        {who.name}
        <Sub>{[whoWord(who), address].filter(Boolean).join(", ")}</Sub>
      </Td>
      <Td className="break-words">
        <code className="text-ink">{what}</code>
        <Sub>{onText(entry, names)}</Sub>
      </Td>
      <Td className="max-sm:text-right">
        <Outcome outcome={outcome} />
      </Td>
      <Td className="break-words text-ink-2 max-sm:col-span-2">{detailText(entry)}</Td>
    </>
  );
}

const WHO_WORD: Readonly<Record<string, string>> = {
  local: "this machine",
  command: "terminal",
  nobody: "not let in",
};

/** Of the product itself, which work it was. */
const whoWord = ({ kind, known }: Entry["who"]): string =>
  kind === "system" ? known : (WHO_WORD[kind] ?? kind);

function Outcome({ outcome }: { outcome: string }) {
  if (outcome === "refused" || outcome === "failed")
    return <StateText state="blocked">{outcome}</StateText>;
  if (outcome === "unknown") return <StateText state="unknown">not known</StateText>;
  return <>{outcome}</>;
}

/** "act 2041, payments-prod", "eu-west-1, payments-prod" */
function onText({ what, on }: Entry, names: ReadonlyMap<string, string>): string {
  const [noun] = what.split(".");
  const account = on.account === undefined ? undefined : (names.get(on.account) ?? on.account);
  const subject =
    on.subject !== undefined && (noun === "act" || noun === "proof")
      ? `${noun} ${on.subject}`
      : undefined;
  const named = what === "export.made" ? on.subject : subject;
  return [named, on.model, on.region, account].filter(Boolean).join(", ");
}

/** What it says in words, else its details one after the other. */
function detailText({ said, details }: Entry): string {
  if (said !== "") return said;
  return Object.entries(details)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join("; ");
}
