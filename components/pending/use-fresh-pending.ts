import { useEffect, useRef } from "react";
import { usePending } from "@/lib/queries/agreements";
import { useMatrix } from "@/lib/queries/matrix";

/** The agreements, read again when the matrix counts others in flight: with nothing in flight they are not polled. */
export function useFreshPending() {
  const pending = usePending();
  const { data: snapshot } = useMatrix();
  const count = snapshot?.pendingCount;
  const counted = useRef(count);
  const { refetch } = pending;
  useEffect(() => {
    if (counted.current !== undefined && counted.current !== count) void refetch();
    counted.current = count;
  }, [count, refetch]);
  return pending;
}
