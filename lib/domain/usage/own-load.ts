import { type LoadText, NO_LOAD_TEXT } from "@/lib/domain/capacity/load-text";
import type { QuotaLine } from "@/lib/domain/quota/lines";

/** A load to begin with: what the account itself calls. */
export type OwnLoad = { region: string; text: LoadText };

/**
 * The load of the Region and scope with the busiest minute; null where none is known. `max_tokens` and what is read from
 * cache are left open: no metric tells of them in a call.
 */
export function ownLoad(lines: readonly QuotaLine[], modelId: string): OwnLoad | null {
  const known = lines.flatMap(({ region, modelId: own, use }) =>
    own === modelId && use?.load ? [{ region, load: use.load }] : [],
  );
  const [busiest] = known.toSorted((a, b) => b.load.callsPerMinute - a.load.callsPerMinute);
  if (!busiest) return null;
  const { callsPerMinute, inputTokens, outputTokens } = busiest.load;
  return {
    region: busiest.region,
    text: {
      ...NO_LOAD_TEXT,
      callsPerMinute: String(callsPerMinute),
      inputTokens: String(inputTokens),
      outputTokens: String(outputTokens),
    },
  };
}
