import { TriangleAlert } from "lucide-react";
import { Command } from "@/components/ui/command";
import { LinkOut } from "@/components/ui/link-out";
import { Unbroken } from "@/components/ui/unbroken";
import type { FixStep } from "@/lib/domain/catalogue/fix";
import type { DocStep, PlanDoc } from "@/lib/domain/plan/doc";

/** The text as it is read: steps in the order in which they can be done. */
export function DocView({ doc: { title, intro, steps } }: { doc: PlanDoc }) {
  return (
    <article className="px-6 pt-4.5 pb-2 max-sm:px-3">
      <h3 className="text-lg leading-5 font-semibold text-ink">{title}</h3>
      <p className="mt-1 text-ink-2">{intro.join(" ")}</p>
      <ol className="mt-1.5">
        {steps.map((step, at) => (
          <li key={step.id} className="relative border-b border-line py-3.5 pl-6.5 last:border-0">
            <span aria-hidden className="absolute left-0 font-medium text-ink-3">
              {at + 1}
            </span>
            <StepView step={step} />
          </li>
        ))}
      </ol>
    </article>
  );
}

function StepView({ step }: { step: DocStep }) {
  const { headline, opens, where, sentence, takes, steps, evidence, consequences, commands } = step;
  return (
    <>
      <b className="font-semibold">
        <Unbroken>{headline}</Unbroken>
      </b>
      <p className="text-ink-2">
        <Unbroken>
          {[...opens, sentence, takes ? `Takes effect: ${takes}.` : ""].filter(Boolean).join(" ")}
        </Unbroken>
      </p>
      {where.map((line) => (
        <p key={line} className="mt-1 text-sm text-ink-3">
          <Unbroken>{line}</Unbroken>
        </p>
      ))}
      {steps.length > 0 && (
        <ul className="mt-2 list-disc pl-4 text-ink-2 marker:text-ink-3">
          {steps.map((act) => (
            <li key={act.text + (act.copy ?? "")} className="py-0.5">
              <Act act={act} />
            </li>
          ))}
        </ul>
      )}
      {evidence.map(({ text, said }) => (
        <code key={text} className="mt-1.5 block leading-4 text-ink-3 [overflow-wrap:anywhere]">
          {text}
          {said !== null && <span className="block">AWS: “{said}”</span>}
        </code>
      ))}
      {consequences.map((consequence) => (
        <p key={consequence} className="mt-2.5 flex items-baseline gap-1.5 text-sm font-medium">
          <TriangleAlert
            aria-hidden
            className="relative top-0.5 size-3 flex-none text-ink-2"
            strokeWidth={2}
          />
          {consequence}
        </p>
      ))}
      {commands.map(({ account, text }) => (
        <div key={`${account} ${text}`} className="mt-2">
          {account !== null && <p className="mb-1 text-sm text-ink-3">{account}</p>}
          <Command text={text} sunken />
        </div>
      ))}
    </>
  );
}

function Act({ act: { text, href, linkLabel, copy } }: { act: FixStep }) {
  return (
    <>
      <Unbroken>{text}</Unbroken> {href && <LinkOut href={href}>{linkLabel ?? "Open"}</LinkOut>}
      {copy !== undefined && <Command text={copy} label="Copy text" sunken className="my-2" />}
    </>
  );
}
