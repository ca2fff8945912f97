import { Steps } from "@/components/errors/steps";
import { Command } from "@/components/ui/command";
import { LinkOut } from "@/components/ui/link-out";
import type { Fix } from "@/lib/domain/catalogue/fix";
import { OWNER_WORD } from "@/lib/domain/words/owners";

/** Who, what and how long of a gate that is closed besides the one that decides; opened when asked for. */
export function AlsoFix({ fix }: { fix: Fix }) {
  return (
    <details className="mt-1">
      <summary className="cursor-pointer text-ink-2 hover:text-ink">
        What to do: {OWNER_WORD[fix.owner]}
        {fix.takes && `, takes effect ${fix.takes}`}
      </summary>
      <div className="mt-2 mb-1">
        <Steps steps={fix.steps} />
        {fix.command && <Command text={fix.command} className="mt-3" />}
        {fix.docs && (
          <p className="mt-2 text-sm text-ink-2">
            <LinkOut href={fix.docs}>What AWS says of it</LinkOut>
          </p>
        )}
      </div>
    </details>
  );
}
