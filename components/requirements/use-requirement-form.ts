import { useState } from "react";
import { matrixAsLeft } from "@/components/requirements/matrix-memory";
import { tabStore } from "@/components/ui/browser-store";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { type Draft, readDraft } from "@/lib/domain/requirement/draft";
import { draftFromMatrix } from "@/lib/domain/requirement/draft-from-matrix";
import { draftOfText, textOfDraft } from "@/lib/domain/requirement/draft-text";
import type { Requirement } from "@/lib/domain/requirement/types";

const KEPT = "requirement-draft";

type Asked = { given: string; snapshot: MatrixSnapshot; taken: readonly string[] };

/** What was typed and not copied yet comes first, then what the address brings, then the matrix as it was left. */
function begin({ given, snapshot }: Omit<Asked, "taken">): { draft: Draft; words: string } {
  const brought = draftOfText(given);
  if (brought) return { draft: brought, words: "Filled in from the link." };
  const kept = draftOfText(tabStore.getItem(KEPT) ?? "");
  if (kept) return { draft: kept, words: "As you left it: it was not copied yet." };
  const { draft, words } = draftFromMatrix(snapshot, matrixAsLeft());
  const from = words.length > 0 ? `: ${words.slice(0, 4).join(", ")}` : "";
  return { draft, words: from && `Filled in from the matrix as you left it${from}.` };
}

/** The form's state: kept in this tab until it is copied, so that closing it loses nothing. */
export function useRequirementForm({ given, snapshot, taken }: Asked) {
  const [{ draft, words }, setState] = useState(() => begin({ given, snapshot }));
  const [touched, setTouched] = useState<ReadonlySet<keyof Draft>>(new Set());
  const [valid, setValid] = useState<Requirement | null>(null);
  const read = readDraft(draft, taken);
  if (read.ok && JSON.stringify(read.value) !== JSON.stringify(valid)) setValid(read.value);
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    tabStore.setItem(KEPT, textOfDraft(next));
    setState({ draft: next, words });
  };
  const touch = (field: keyof Draft) => setTouched(new Set([...touched, field]));
  return {
    draft,
    words,
    change,
    touch,
    /** What is wrong, of the fields one has left. */
    problemOf: (field: keyof Draft): string | null =>
      !read.ok && touched.has(field) ? (read.error[field] ?? null) : null,
    /** As it stands now; null while anything is wrong. */
    requirement: read.ok ? read.value : null,
    /** The last one that was right. */
    valid: read.ok ? read.value : valid,
    copied: () => tabStore.removeItem(KEPT),
  };
}
