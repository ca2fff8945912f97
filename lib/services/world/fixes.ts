import { removerOf } from "@/lib/domain/by-remover";
import type { CellFix } from "@/lib/domain/catalogue/fix";
import { fixFor } from "@/lib/domain/catalogue/fix";
import type { LinkTarget } from "@/lib/domain/links/target";
import type { Verdict } from "@/lib/domain/verdict";

/** What to do about every closed gate besides the one that decides, and who acts first; each cause once. */
export function furtherFixes(
  verdict: Pick<Verdict, "findings" | "code" | "cause">,
  target: LinkTarget,
): readonly CellFix[] {
  const seen = new Set([keyOf(verdict)]);
  return verdict.findings.flatMap(({ severity, code, cause }): CellFix[] => {
    const key = keyOf({ code, cause });
    if (severity !== "block" || code === null || seen.has(key)) return [];
    seen.add(key);
    const fix = fixFor({ code, cause, ...target });
    const owner = removerOf({ state: "blocked", owner: fix.owner, cause }) ?? fix.owner;
    return [{ code, cause, fix: { ...fix, owner } }];
  });
}

const keyOf = ({ code, cause }: Pick<Verdict, "code" | "cause">): string => `${code}/${cause}`;
