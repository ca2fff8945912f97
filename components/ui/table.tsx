import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type TableProps = {
  /** Read aloud as the table's name. */
  label: string;
  /** On phones a row becomes a stack of two columns; give each `Td` its place by class. */
  stack?: boolean;
  /** Where its rows are moved along and folded. */
  role?: "treegrid";
  className?: string;
  children: ReactNode;
};

/** A table of hairlines. Wide ones scroll sideways inside their own box, reachable by keyboard. */
export function Table({ label, stack = false, role, className, children }: TableProps) {
  const phone =
    "max-sm:block max-sm:[&_tbody]:block max-sm:[&_thead]:hidden max-sm:[&_tr]:grid max-sm:[&_tr]:grid-cols-[minmax(0,1fr)_auto] max-sm:[&_tr]:gap-x-3 max-sm:[&_tr]:border-b max-sm:[&_tr]:border-line max-sm:[&_tr]:py-2.5 max-sm:[&_td]:border-0 max-sm:[&_td]:py-0.5 max-sm:[&_td]:pr-0";
  const table = (
    <table
      {...(role && { role })}
      aria-label={label}
      className={cn("w-full border-collapse", stack && phone, className)}
    >
      {children}
    </table>
  );
  if (stack) return table;
  return (
    <section
      aria-label={`${label}, scrollable`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="scroll-thin relative overflow-x-auto"
    >
      {table}
    </section>
  );
}

export function Th({ num = false, className, ...rest }: ComponentProps<"th"> & { num?: boolean }) {
  return (
    <th
      scope="col"
      className={cn(
        "border-b border-line-strong py-1.5 pr-4 text-xs font-medium whitespace-nowrap text-ink-3 last:pr-0",
        num ? "text-right" : "text-left",
        className,
      )}
      {...rest}
    />
  );
}

export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={cn("hover:bg-hover", className)} {...rest} />;
}

export function Td({ num = false, className, ...rest }: ComponentProps<"td"> & { num?: boolean }) {
  return (
    <td
      className={cn(
        "border-b border-line py-2 pr-4 align-top last:pr-0",
        num && "text-right",
        className,
      )}
      {...rest}
    />
  );
}

/** The second, smaller line in a table cell. */
export function Sub({ mono = false, children }: { mono?: boolean; children: ReactNode }) {
  return <span className={cn("block text-xs text-ink-3", mono && "font-mono")}>{children}</span>;
}
