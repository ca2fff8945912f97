import { AskAdmin } from "@/components/acts/ask-admin";
import { Code } from "@/components/ui/code";
import { Command } from "@/components/ui/command";
import { LinkOut } from "@/components/ui/link-out";
import type { ActView } from "@/lib/contracts/acts";
import type { ActTarget } from "@/lib/domain/acts/kinds";

type ElsewhereProps = {
  elsewhere: ActView["elsewhere"];
  ask: { account: string; target: ActTarget; what: string } | null;
};

/** The same act as a command, in AWS's console, or as a wish: for whoever may do it. */
export function Elsewhere({ elsewhere: { command, link, needs }, ask }: ElsewhereProps) {
  return (
    <section aria-label="Or somebody else">
      <h2>Or somebody else</h2>
      <p className="mt-0.5 text-sm leading-[18px] text-ink-2">
        Anyone with <Code>{needs}</Code> in this account can do the same: the command does it at
        once, without a review.
      </p>
      <Command text={command} sunken className="mt-2.5" />
      <div className="mt-2.5 flex flex-wrap gap-2 max-sm:*:h-10 max-sm:*:flex-1">
        {link && (
          <LinkOut href={link.href} look="plain" className="h-7! px-2.5! text-sm! max-sm:h-10!">
            {link.label}
          </LinkOut>
        )}
        {ask && <AskAdmin account={ask.account} targets={[ask.target]} what={ask.what} />}
      </div>
    </section>
  );
}
