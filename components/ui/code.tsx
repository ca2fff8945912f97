import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** An id, code or raw value of AWS, in mono. */
export function Code({ className, ...rest }: ComponentProps<"code">) {
  return <code className={cn("text-ink-2", className)} {...rest} />;
}
