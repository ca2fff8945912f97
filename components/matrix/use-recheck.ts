"use client";

import { useRights } from "@/components/access/me-context";
import type { Target } from "@/components/matrix/grid/grid";
import { useToast } from "@/components/ui/toast";
import type { GridScope } from "@/lib/domain/grid/scope";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { tellAway } from "@/lib/queries/away";
import { problemText } from "@/lib/queries/problem";
import { useCheckCells, useStartScan } from "@/lib/queries/scan";

type RecheckInput = { snapshot: MatrixSnapshot; scope: GridScope };

/** Asks AWS again about what the focus stands on. How that is done is fetched when it is first asked for. */
export function useRecheck({ snapshot, scope }: RecheckInput): (target: Target | null) => void {
  const check = useCheckCells();
  const start = useStartScan();
  const say = useToast();
  const rights = useRights("ask");
  return async (target) => {
    const own = await import("@/components/matrix/recheck").catch(() => null);
    if (own) return own.recheck(target, { snapshot, scope, rights, check, start, say });
    tellAway();
    say("It was not read again", problemText({ kind: "unreachable" }));
  };
}
