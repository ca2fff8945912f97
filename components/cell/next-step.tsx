import { ActStep } from "@/components/cell/act-step";
import { GATE_NAME } from "@/components/cell/words";
import { FixedButton } from "@/components/pending/row-actions";
import { Command } from "@/components/ui/command";
import { CopyButton } from "@/components/ui/copy-button";
import { LinkOut } from "@/components/ui/link-out";
import type { CellView } from "@/lib/contracts/cell";
import type { Fix, FixStep as OneStep } from "@/lib/domain/catalogue/fix";
import type { Code } from "@/lib/domain/codes";
import { handOver } from "@/lib/domain/export/hand-over";
import { OWNER_PHRASE } from "@/lib/domain/words/owners";
import { routes } from "@/lib/routes";

/** The one next step: the act that opens the cell where there is one, else what to do, where, and the command for it. */
export function NextStep({ cell }: { cell: CellView }) {
  if (!cell.fix) return null;
  return (
    <ActStep cell={cell} otherwise={<FixStep cell={cell} fix={cell.fix} />}>
      <CopyCase cell={cell} />
    </ActStep>
  );
}

function FixStep({ cell, fix }: { cell: CellView; fix: Fix }) {
  const [first, ...later] = fix.steps;
  return (
    <section className="border-b border-line bg-sunken px-6 py-4 max-sm:px-4">
      <h2 className="mb-2">Next step</h2>
      <div>{first ? <Step step={first} button={fix.primary?.href} /> : fix.sentence}</div>
      {later.length > 0 && (
        <ol start={2} className="mt-2 list-decimal pl-5 text-ink-2 marker:text-ink-3">
          {later.map((step) => (
            <li key={step.text} className="py-0.5">
              <Step step={step} />
            </li>
          ))}
        </ol>
      )}
      <div
        className="mt-3 flex flex-wrap items-center gap-2 max-sm:*:w-full max-sm:*:h-10"
        data-print="hide"
      >
        {fix.primary && (
          <LinkOut href={fix.primary.href} look="primary">
            {fix.primary.label}
          </LinkOut>
        )}
        <CopyCase cell={cell} />
        <Fixed cell={cell} />
      </div>
      {fix.command && <Command text={fix.command} className="mt-3" />}
      {fix.docs && (
        <p className="mt-3 text-sm text-ink-2">
          <LinkOut href={fix.docs}>What AWS says of it</LinkOut>
        </p>
      )}
    </section>
  );
}

const CopyCase = ({ cell }: { cell: CellView }) => (
  <CopyButton text={textOf(cell)} label={copyLabel(cell)} variant="plain" size="lg">
    {copyLabel(cell)}
  </CopyButton>
);

/** Whoever acts is who it is copied for. */
function copyLabel({ owner }: CellView): string {
  return owner === null || owner === "wait" ? "Copy as text" : `Copy for ${OWNER_PHRASE[owner]}`;
}

/** The whole case as Markdown. A cell is read in the browser only, so its address is known there. */
function textOf(cell: CellView): string {
  const { account, region, modelId } = cell;
  const path = routes.cell(account, region, modelId);
  return handOver(cell, {
    address: typeof location === "undefined" ? null : new URL(path, location.origin).href,
    words: { gate: (gate) => GATE_NAME[gate] },
  });
}

/** What a change elsewhere opens, and what asking for this model's availability can tell. */
const CAN_BE_FIXED: ReadonlySet<string> = new Set<Code>([
  "MPAgreementFailed",
  "NotAuthorized",
  "BadCScoreException",
]);

function Fixed({ cell }: { cell: CellView }) {
  const { account, modelId, modelName, region, state, code, cause } = cell;
  if (state !== "blocked" || code === null || !CAN_BE_FIXED.has(code)) return null;
  return (
    <FixedButton
      account={account}
      modelId={modelId}
      modelName={modelName}
      size="lg"
      blocked={{ region, code, cause }}
    />
  );
}

/** A link that the primary button has already is not said twice. */
function Step({ step, button }: { step: OneStep; button?: string | undefined }) {
  return (
    <>
      {step.text}{" "}
      {step.href && step.href !== button && (
        <LinkOut href={step.href}>{step.linkLabel ?? "Open"}</LinkOut>
      )}
      {step.copy !== undefined && <Command text={step.copy} label="Copy text" className="my-2" />}
    </>
  );
}
