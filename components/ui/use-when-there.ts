"use client";

import { useEffect, useEffectEvent, useState } from "react";

/** Does what keys ask for once what they need is there, one press after the other; none is lost while it is loaded. */
export function useWhenThere<There, Press>(
  there: There | null,
  run: (there: There, press: Press) => void,
): (press: Press) => void {
  const [waiting, setWaiting] = useState<readonly Press[]>([]);
  const isThere = there !== null;
  const runFirst = useEffectEvent(() => {
    const [first] = waiting;
    if (there === null || first === undefined) return;
    setWaiting(waiting.slice(1));
    run(there, first);
  });
  useEffect(() => {
    if (isThere && waiting.length > 0) runFirst();
  }, [isThere, waiting]);
  return (press) => setWaiting((before) => [...before, press]);
}
