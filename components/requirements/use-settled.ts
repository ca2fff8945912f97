import { useEffect, useState } from "react";

const SETTLED_AFTER_MS = 250;

/** A value once it has not changed for a moment, so that not every letter is asked about. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
