import { ChevronRight } from "lucide-react";
import { Steps } from "@/components/errors/steps";
import { WHO_LABEL } from "@/components/errors/words";
import { Block } from "@/components/ui/page";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { fixFor } from "@/lib/domain/catalogue/fix";
import { CAUSE_OWNER } from "@/lib/domain/catalogue/owners";
import type { Cause } from "@/lib/domain/causes";
import type { LinkTarget } from "@/lib/domain/links/target";

type RefinementsProps = { causes: readonly Cause[]; target: LinkTarget };

/** The causes that a message or a scan may tell behind a code, each with its own steps. */
export function Refinements({ causes, target }: RefinementsProps) {
  if (causes.length === 0) return null;
  return (
    <Block title="Causes behind it" note="as far as AWS or the message tells">
      <ul className="border-t border-line-strong">
        {causes.map((cause) => (
          <li key={cause} className="border-b border-line">
            <Refinement cause={cause} target={target} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Refinement({ cause, target }: { cause: Cause; target: LinkTarget }) {
  const fix = fixFor({ code: CAUSE_ENTRIES[cause].code, cause, ...target });
  return (
    <details className="group">
      <summary className="flex cursor-pointer items-baseline gap-x-3 py-2 hover:bg-hover max-sm:flex-wrap [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.5 flex-none self-center text-ink-3 transition-transform group-open:rotate-90"
        />
        <span>{fix.title}</span>
        <code className="text-ink-3 max-sm:w-full max-sm:pl-6">{cause}</code>
        <span className="ml-auto text-ink-2 max-sm:ml-6">{WHO_LABEL[CAUSE_OWNER[cause]]}</span>
      </summary>
      <div className="pt-1 pb-4 pl-6">
        <p className="mb-2.5 max-w-[76ch] text-ink-2">{fix.sentence}</p>
        <Steps steps={fix.steps} />
      </div>
    </details>
  );
}
