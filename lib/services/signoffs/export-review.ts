import { maskAccountIds } from "@/lib/domain/export/mask";
import { ok, type Result } from "@/lib/domain/result";
import { reviewMarkdown } from "@/lib/domain/review/markdown";
import { recordBefore } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import type { RegionRefusal } from "@/lib/services/review/find";
import type { ReviewAt } from "@/lib/services/review/review-region";
import { readReview } from "./list-signoffs";

/** One region's review as a Markdown file, once that is on record. `mask` null: as the settings say. */
export async function exportReview(
  ctx: Context,
  { mask, ...at }: ReviewAt & { mask: boolean | null },
): Promise<Result<{ name: string; markdown: string }, RegionRefusal>> {
  const found = await readReview(ctx, at);
  if (!found.ok) return found;
  const { account, region } = found.value.review;
  const of = account.accountId ?? account.key;
  await recordBefore(ctx, {
    what: "export.made",
    on: { subject: "review", account: of, region },
    said: "Markdown",
    details: { format: "markdown" },
  });
  const text = reviewMarkdown(found.value);
  return ok({
    name: `bedrock-readiness-${region}.md`,
    markdown: (mask ?? ctx.settings().maskAccountIds) ? maskAccountIds(text) : text,
  });
}
