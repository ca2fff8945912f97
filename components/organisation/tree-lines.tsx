import { ChevronDown, ChevronRight } from "lucide-react";
import { RequiredMet, type Rows } from "@/components/organisation/required-met";
import { memberLook } from "@/components/organisation/words";
import { Age } from "@/components/ui/age";
import { AnswerLink } from "@/components/ui/answer-link";
import { cn } from "@/components/ui/cn";
import { Code } from "@/components/ui/code";
import { Figure } from "@/components/ui/figure";
import { StateMark } from "@/components/ui/state-mark";
import { Sub, Td, Tr } from "@/components/ui/table";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import type { AccountView } from "@/lib/contracts/accounts";
import type { OrganizationView } from "@/lib/contracts/organization";
import { TREE_STATES, type TreeCounts, type TreeRow } from "@/lib/domain/organisation/tree";
import { routes } from "@/lib/routes";

const INDENT_REM = 1.25;
const STATES = TREE_STATES.length;

/** What a row needs of the keyboard: which one holds the focus, and its place. */
export type RowFocus = {
  tabIndex: 0 | -1;
  "data-row": string;
  onFocus: () => void;
};

const ROW = "outline-offset-[-2px]!";

/** What stands below a name on phones is as far in as the name; AWS nests units five deep. */
const PHONE_INDENTS = [
  "",
  "max-sm:pl-5",
  "max-sm:pl-10",
  "max-sm:pl-15",
  "max-sm:pl-20",
  "max-sm:pl-25",
  "max-sm:pl-30",
  "max-sm:pl-35",
] as const;
const phoneIndent = (depth: number) => PHONE_INDENTS[depth] ?? PHONE_INDENTS[7];

const indented = (depth: number) => ({ paddingLeft: `${depth * INDENT_REM}rem` });

type UnitLineProps = {
  row: TreeRow & { kind: "unit" };
  focus: RowFocus;
  required: Rows;
  isFolded: boolean;
  onToggle: () => void;
};

/** A unit with the sums of what is in it. */
export function UnitLine({ row, focus, required, isFolded, onToggle }: UnitLineProps) {
  const { unit, depth, members, read, accounts, counts } = row;
  const Chevron = isFolded ? ChevronRight : ChevronDown;
  return (
    <Tr
      {...focus}
      aria-level={depth + 1}
      aria-expanded={!isFolded}
      className={cn("font-medium", ROW)}
    >
      <Td className="border-line-strong" style={indented(depth)}>
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <button
            type="button"
            tabIndex={-1}
            aria-expanded={!isFolded}
            onClick={onToggle}
            className="inline-flex min-h-6 items-center gap-1.5 text-left"
          >
            <Chevron aria-hidden strokeWidth={1.75} className="size-3.5 flex-none text-ink-3" />
            {unit.name}
          </button>
          <Code className="text-xs font-normal text-ink-3">
            <UnbrokenId>{unit.id}</UnbrokenId>
          </Code>
        </span>
      </Td>
      <Td className="border-line-strong font-normal whitespace-nowrap text-ink-2">
        {read} of {members} read
      </Td>
      <Counts counts={counts} depth={depth} className="border-line-strong" />
      <RequiredMet
        rows={required}
        accounts={accounts}
        className={cn("border-line-strong", phoneIndent(depth))}
      />
    </Tr>
  );
}

type MemberLineProps = {
  row: TreeRow & { kind: "member" };
  focus: RowFocus;
  required: Rows;
  organization: OrganizationView;
  account: AccountView | null;
  serverNow: number;
};

/** An account: how it stands, its figures or the sentence that stands for them. */
export function MemberLine({
  row: { member, depth },
  focus,
  required,
  organization,
  account,
  serverNow,
}: MemberLineProps) {
  const look = memberLook(member, { ...organization, read: account });
  const grey = look.isGrey && "text-ink-3";
  return (
    <Tr {...focus} aria-level={depth + 1} className={ROW}>
      <Td style={indented(depth + 1)} className={cn(grey)}>
        {account ? (
          <AnswerLink className="link" tabIndex={-1} href={routes.accounts(account.key)}>
            {member.name}
          </AnswerLink>
        ) : (
          member.name
        )}
        <Sub mono>{member.id}</Sub>
      </Td>
      <Td className={cn("whitespace-nowrap max-sm:text-right", grey)}>
        <span
          {...(look.mark && { "data-s": look.mark })}
          className={cn(
            "inline-flex items-center gap-1.5",
            look.mark && "text-(--fg)",
            look.word === "No role yet" && "font-medium",
          )}
        >
          {look.mark && <StateMark state={look.mark} />}
          {look.word}
        </span>
        {look.since !== null && (
          <Sub>
            <Age at={look.since} serverNow={serverNow} />
          </Sub>
        )}
      </Td>
      {member.counts && look.text === null ? (
        <Counts counts={member.counts} depth={depth + 1} />
      ) : (
        <>
          <Td
            colSpan={member.counts ? STATES - 1 : STATES}
            className={cn(
              "max-w-[60ch] text-sm break-words text-ink-2 max-sm:col-span-2",
              phoneIndent(depth + 1),
            )}
          >
            {look.text ?? "Nothing was read of it yet."}
          </Td>
          {member.counts && (
            <Td num className="max-sm:hidden">
              <Figure value={member.counts.unknown} />
            </Td>
          )}
        </>
      )}
      <RequiredMet
        rows={required}
        accounts={member.account === null ? [] : [member.account]}
        className={phoneIndent(depth + 1)}
      />
    </Tr>
  );
}

/** The figures of a row; on phones in one line with their marks. */
function Counts({
  counts,
  depth,
  className,
}: {
  counts: TreeCounts | null;
  depth: number;
  className?: string;
}) {
  if (counts === null) return <Td colSpan={STATES} className={cn("max-sm:hidden", className)} />;
  return (
    <>
      {TREE_STATES.map((state) => (
        <Td key={state} num className={cn("max-sm:hidden", className)}>
          <Figure value={counts[state]} />
        </Td>
      ))}
      <Td className={cn("hidden max-sm:col-span-2 max-sm:block", phoneIndent(depth))}>
        <span className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {TREE_STATES.map((state) => (
            <span key={state} data-s={state} className="inline-flex items-center gap-1.5">
              <StateMark state={state} label />
              <Figure value={counts[state]} />
            </span>
          ))}
        </span>
      </Td>
    </>
  );
}
