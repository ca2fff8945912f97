import { z } from "zod";
import { grantLine } from "@/lib/domain/access/grant-line";
import type { Grant } from "@/lib/domain/access/grants";
import { type RecordContext, recorded } from "@/lib/services/audit/record";
import type { Ground } from "@/lib/services/ground";
import type { StoredDoc } from "@/lib/services/ports/stores";

const DOC = { kind: "grants", id: "in-force" } as const;
const Lines = z.array(z.string());

/**
 * Puts on record that the grants of the file are others than those that were last in force, and which came and went.
 * Of several processes with the same file one does. Gives whether it was put there.
 */
export async function noteGrants(ctx: RecordContext & Pick<Ground, "settings">): Promise<boolean> {
  const lines = ctx.settings().grants.map(lineOf).sort();
  return recorded(ctx, async ({ docs }) => {
    const doc = await docs.get(DOC.kind, DOC.id);
    const before = linesIn(doc);
    const came = lines.filter((line) => !before.includes(line));
    const went = before.filter((line) => !lines.includes(line));
    const row = { ...DOC, updatedAt: ctx.now(), body: JSON.stringify(lines) };
    const isNew = came.length + went.length > 0 && (await docs.put(row, doc?.rev ?? 0));
    if (!isNew) return { value: false, notes: [] };
    const details = {
      grants: lines.length,
      ...(came.length > 0 && { came: came.join("; ") }),
      ...(went.length > 0 && { went: went.join("; ") }),
    };
    return { value: true, notes: [{ what: "grants.changed", details } as const] };
  });
}

/** `group: payments-*, operator of payments-prod` */
const lineOf = (grant: Grant): string =>
  `${grantLine(grant)}, ${grant.role} of ${grant.accounts?.join(", ") ?? "all"}`;

function linesIn(doc: StoredDoc | null): readonly string[] {
  if (doc === null) return [];
  return Lines.parse(JSON.parse(doc.body));
}
