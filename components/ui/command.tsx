import { TriangleAlert } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { Unbroken } from "@/components/ui/unbroken";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import { consequenceOf } from "@/lib/domain/advice/consequence";

const LINE_MAX = 60;

/** A long AWS CLI command broken before its options, so that it reads well and still runs as it stands. */
export function wrapCommand(text: string): string {
  if (!text.startsWith("aws ") || text.length <= LINE_MAX || text.includes("\n")) return text;
  const lines: string[] = [];
  for (const part of text.split(/ (?=--[a-z])/)) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(part);
    else if (lines.length > 1 && last.length + part.length < LINE_MAX)
      lines.splice(-1, 1, `${last} ${part}`);
    else lines.push(`  ${part}`);
  }
  return lines.join(" \\\n");
}

type CommandProps = {
  text: string;
  label?: string;
  /** On the page's own ground instead of a sunken one. */
  sunken?: boolean;
  /** Its lines are kept as they are, and scrolled to. */
  scrolls?: boolean;
  className?: string;
};

/** Lines end between words, never inside a code, and a line's closing backslash stays with the word before it. */
function Words({ text }: { text: string }) {
  if (!/\s/.test(text)) return <UnbrokenId>{text}</UnbrokenId>;
  if (!/^\s*aws /m.test(text)) return <Unbroken>{text}</Unbroken>;
  return text.split(/(\s+(?!\\))/).map((part, at) =>
    part.trim() === "" ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text
      <span key={at} className="inline-block max-w-full">
        {part}
      </span>
    ),
  );
}

/** A command or text to copy, wrapped or scrolled to, never cut. A command that does more than read says so before it stands. */
export function Command({
  text,
  label = "Copy command",
  sunken = false,
  scrolls = false,
  className,
}: CommandProps) {
  const consequence = consequenceOf(text);
  return (
    <div className={className}>
      {consequence !== null && (
        <p className="mb-1.5 flex items-baseline gap-1.5 text-sm font-medium">
          <TriangleAlert aria-hidden className="size-3 flex-none text-ink-2" strokeWidth={2} />
          {consequence}
        </p>
      )}
      <div
        data-boxed
        className={cn(
          "hairline grid grid-cols-[minmax(0,1fr)_auto] rounded-md [--hairline-color:var(--color-line-strong)]",
          sunken ? "bg-sunken" : "bg-surface",
        )}
      >
        {scrolls ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
          <pre tabIndex={0} className="overflow-x-auto py-2 pl-3 leading-[18px]">
            {text}
          </pre>
        ) : (
          <pre className="py-2 pl-3 leading-[18px] break-words whitespace-pre-wrap">
            <Words text={wrapCommand(text)} />
          </pre>
        )}
        <div className="m-1 self-start" data-print="hide">
          <CopyButton text={text} label={label} />
        </div>
      </div>
    </div>
  );
}
