import { cn } from "@/components/ui/cn";

/** A bar where a value will stand. It does not move. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      data-loading
      className={cn("inline-block h-2 w-16 max-w-full rounded-xs bg-selected", className)}
    />
  );
}
