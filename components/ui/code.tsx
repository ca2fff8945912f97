import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";

/** An id, code or raw value of AWS, in mono. */
export function Code({ className, ...rest }: ComponentProps<"code">) {
  return <code className={cn("text-ink-2", className)} {...rest} />;
}

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
  className?: string;
};

/** A command or text to copy, wrapped, never cut. */
export function Command({ text, label = "Copy command", sunken = false, className }: CommandProps) {
  return (
    <div
      data-boxed
      className={cn(
        "hairline grid grid-cols-[minmax(0,1fr)_auto] rounded-md [--hairline-color:var(--color-line-strong)]",
        sunken ? "bg-sunken" : "bg-surface",
        className,
      )}
    >
      <pre className="py-2 pl-3 leading-[18px] break-words whitespace-pre-wrap">
        {wrapCommand(text)}
      </pre>
      <div className="m-1 self-start" data-print="hide">
        <CopyButton text={text} label={label} />
      </div>
    </div>
  );
}
