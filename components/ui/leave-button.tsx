"use client";

import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button";
import { PRESS_AGAIN } from "@/lib/domain/words/away";
import { answers } from "@/lib/queries/answers";

type LeaveButtonProps = Omit<ComponentProps<typeof Button>, "onClick" | "busy"> & {
  /** Where it leads; none: the page is loaded anew. */
  to?: string;
};

/**
 * Leaves the page as it is once the dashboard is known to answer: else the browser would show its own error in place of it, and
 * the way back would be gone.
 */
export function LeaveButton({ to, ...rest }: LeaveButtonProps) {
  const [asks, setAsks] = useState(false);
  const [silent, setSilent] = useState(false);
  const press = async () => {
    setAsks(true);
    const there = await answers();
    setAsks(false);
    setSilent(!there);
    if (!there) return;
    if (to === undefined) location.reload();
    else location.assign(to);
  };
  return (
    <>
      <Button {...rest} busy={asks} onClick={() => void press()} />
      <span role="status" className="order-last basis-full text-ink-2 empty:hidden">
        {silent && PRESS_AGAIN}
      </span>
    </>
  );
}
