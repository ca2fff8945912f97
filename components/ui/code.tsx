import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";

/** An id, code or raw value of AWS, in mono. */
export function Code({ className, ...rest }: ComponentProps<"code">) {
  return <code className={cn("text-ink-2", className)} {...rest} />;
}

type CommandProps = { text: string; label?: string; className?: string };

/** A command or text to copy, wrapped, never cut. */
export function Command({ text, label = "Copy command", className }: CommandProps) {
  return (
    <div
      data-boxed
      className={cn(
        "hairline grid grid-cols-[minmax(0,1fr)_auto] rounded-md bg-surface [--hairline-color:var(--color-line-strong)]",
        className,
      )}
    >
      <pre className="py-2 pl-3 leading-[18px] break-words whitespace-pre-wrap">{text}</pre>
      <div className="m-1 self-start" data-print="hide">
        <CopyButton text={text} label={label} />
      </div>
    </div>
  );
}
