import type { MadeToken } from "@/components/tokens/tokens-screen";
import { Button } from "@/components/ui/button";
import { Command } from "@/components/ui/command";
import { CopyButton } from "@/components/ui/copy-button";
import { overText } from "@/lib/domain/words/accounts";
import { dateText } from "@/lib/domain/words/dates";

type NewTokenProps = { made: MadeToken; address: string; now: number; onHide: () => void };

/** A new token's text, until it is hidden; a reload does not bring it back. */
export function NewToken({ made, address, now, onHide }: NewTokenProps) {
  const { name, text, expiresAt, accounts } = made;
  return (
    <section
      aria-label="New token"
      className="hairline max-w-[880px] rounded-lg bg-sunken px-5 py-4 [--hairline-color:var(--color-line-strong)]"
    >
      <h2>{name} was created. Copy it now.</h2>
      <p className="mt-0.5 text-ink-2">
        It is shown this once and can't be read again. Whoever holds it reads {overText(accounts)}{" "}
        until {dateText(expiresAt, now)}.
      </p>
      <div
        data-boxed
        className="hairline mt-3 grid grid-cols-[minmax(0,1fr)_auto] items-center rounded-md bg-surface"
      >
        <pre className="py-2 pl-3 break-all whitespace-pre-wrap">{text}</pre>
        <div className="m-1">
          <CopyButton text={text} label="Copy the token" variant="plain">
            Copy
          </CopyButton>
        </div>
      </div>
      <p className="mt-4 mb-1 text-sm text-ink-2">In a pipeline</p>
      <Command text={`READINESS_TOKEN=… bedrock-readiness check --server ${address}`} />
      <Button className="mt-3" onClick={onHide}>
        I have it, hide it
      </Button>
    </section>
  );
}
