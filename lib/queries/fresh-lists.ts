import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useMatrix } from "@/lib/queries/matrix";

const LISTS = [["regions"], ["quotas"], ["changes"], ["requirements"], ["plan"]] as const;

/** Reads the lists of the other pages anew when the matrix has changed under them, and when a scan has ended. */
export function useFreshLists(): void {
  const client = useQueryClient();
  const { data: snapshot } = useMatrix();
  const seen = snapshot && `${snapshot.version} ${snapshot.scan?.scanId ?? ""}`;
  const last = useRef(seen);
  useEffect(() => {
    if (last.current !== undefined && last.current !== seen) {
      for (const queryKey of LISTS) void client.invalidateQueries({ queryKey });
    }
    last.current = seen;
  }, [client, seen]);
}
