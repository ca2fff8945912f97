import { ExternalLink } from "lucide-react";
import type { ComponentProps } from "react";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

type LinkOutProps = Omit<ComponentProps<"a">, "target" | "rel"> & {
  href: string;
  /** `text` stands in a sentence; the others look like buttons. */
  look?: "text" | "plain" | "primary";
};

/** A link that leaves the product: opens a new tab, sends no referrer, and says both by its icon. */
export function LinkOut({ look = "text", className, children, ...rest }: LinkOutProps) {
  const shape =
    look === "text"
      ? "link inline-flex items-center gap-1 [&_svg]:size-3"
      : buttonClass({ variant: look, size: "lg" });
  return (
    <a {...rest} target="_blank" rel="noreferrer" data-out className={cn(shape, className)}>
      {children}
      <ExternalLink aria-hidden className="flex-none" strokeWidth={1.75} />
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
