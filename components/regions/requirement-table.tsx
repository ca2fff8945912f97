import { Label } from "@/components/regions/label";
import { FindingState, RequirementState } from "@/components/regions/requirement-state";
import { AccountLink } from "@/components/shell/account-link";
import { Code } from "@/components/ui/code";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import { EMPTY_DRAFT } from "@/lib/domain/requirement/draft";
import { textOfDraft } from "@/lib/domain/requirement/draft-text";
import { removerWord } from "@/lib/domain/requirement/remover";
import type { RequiredCell } from "@/lib/domain/requirement/world";
import { shortRoutesText } from "@/lib/domain/review/short-routes";
import type { RegionReview, ReviewProblem } from "@/lib/domain/review/types";
import { figure } from "@/lib/domain/words/figure";
import { routes } from "@/lib/routes";

/** Requirement by requirement, model by model. */
export function RequirementTable({ review }: { review: RegionReview }) {
  const { requirements, problems, region } = review;
  if (requirements.length + problems.length === 0) {
    return (
      <Empty
        title={`Nobody requires anything in ${region}.`}
        action={
          <AccountLink
            className="link"
            data-print="hide"
            href={routes.requirements({ add: textOfDraft({ ...EMPTY_DRAFT, regions: [region] }) })}
          >
            Add a requirement
          </AccountLink>
        }
      >
        Requirements stand in <Code>readiness.yaml</Code>.
      </Empty>
    );
  }
  return (
    <Table label="Requirements" stack>
      <thead>
        <tr>
          <Th className="w-[14%]">Requirement</Th>
          <Th className="w-[26%]">Model</Th>
          <Th>Routes</Th>
          <Th num>Tokens / min</Th>
          <Th>State</Th>
          <Th>In the way</Th>
          <Th>Who</Th>
        </tr>
      </thead>
      <tbody>
        {requirements.map(({ requirement, cell }, at) => (
          <RequirementRow
            key={`${requirement}~${cell.modelId}`}
            requirement={requirement}
            repeated={requirements[at - 1]?.requirement === requirement}
            cell={cell}
          />
        ))}
        {problems.map((problem) => (
          <ProblemRow key={`${problem.requirement}~${problem.finding.message}`} problem={problem} />
        ))}
      </tbody>
    </Table>
  );
}

type RequirementRowProps = {
  requirement: string;
  /** The row before is of the same requirement, whose name is seen once. */
  repeated: boolean;
  cell: RequiredCell;
};

function RequirementRow({ requirement, repeated, cell }: RequirementRowProps) {
  const [deciding] = cell.findings;
  const { tokensPerMinute } = cell;
  return (
    <Tr>
      <Td className="max-sm:order-3">
        <span className={repeated ? "sm:sr-only" : undefined}>{requirement}</span>
      </Td>
      <Td className="max-sm:order-1">
        <Link className="link" href={routes.cell(cell.account, cell.region, cell.modelId)}>
          {cell.modelName}
        </Link>
        <Sub mono>
          <UnbrokenId>{cell.modelId}</UnbrokenId>
        </Sub>
      </Td>
      <Td className="max-sm:order-4 max-sm:text-right">
        <Code>{cell.routes.join(", ") || "none"}</Code>
      </Td>
      <Td num className="max-sm:order-5 max-sm:col-span-2 max-sm:text-left">
        <span className="text-xs text-ink-3 sm:hidden">Tokens a minute </span>
        {tokensPerMinute ? (
          <>
            {figure(tokensPerMinute.needed)}
            <Sub>
              {tokensPerMinute.applied === null
                ? "applied not known"
                : `of ${figure(tokensPerMinute.applied)}`}
            </Sub>
          </>
        ) : (
          <span className="text-ink-3">any</span>
        )}
      </Td>
      <Td className="max-sm:order-2 max-sm:text-right">
        <RequirementState cell={cell} />
      </Td>
      <Td className="max-sm:order-6 max-sm:col-span-2">
        <Label>In the way</Label>
        {deciding?.message ?? shortRoutesText(cell) ?? <span className="text-ink-3">Nothing</span>}
        {cell.findings.slice(1).map(({ message }) => (
          <Sub key={message}>{message}</Sub>
        ))}
      </Td>
      <Td className="max-sm:order-7 max-sm:col-span-2">{deciding && removerWord(deciding)}</Td>
    </Tr>
  );
}

function ProblemRow({ problem: { requirement, finding } }: { problem: ReviewProblem }) {
  return (
    <Tr>
      <Td className="max-sm:order-1">{requirement}</Td>
      <Td colSpan={3} className="text-ink-3 max-sm:order-3 max-sm:col-span-2">
        No cell to look at
      </Td>
      <Td className="max-sm:order-2">
        <FindingState finding={finding} />
      </Td>
      <Td className="max-sm:order-4 max-sm:col-span-2">{finding.message}</Td>
      <Td className="max-sm:order-5 max-sm:col-span-2">{removerWord(finding)}</Td>
    </Tr>
  );
}
