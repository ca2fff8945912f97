import type { Said } from "@/lib/domain/catalogue/advice/said";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { fixFor } from "@/lib/domain/catalogue/fix";
import type { Cause } from "@/lib/domain/causes";
import { tidy } from "@/lib/domain/diagnosis/fold";
import { readNamed } from "@/lib/domain/diagnosis/named";
import { readText } from "@/lib/domain/diagnosis/read";
import { type LinkTarget, NOWHERE } from "@/lib/domain/links/target";

export function fixOf(cause: Cause, text: string, at: Partial<LinkTarget> = {}) {
  const tidied = tidy(text);
  const { action, requestId, region, modelId, accountId } = readText(tidied);
  const said: Said = { ...readNamed(tidied), action, requestId };
  return fixFor({
    code: CAUSE_ENTRIES[cause].code,
    cause,
    said,
    ...NOWHERE,
    region,
    modelId,
    accountId,
    ...at,
  });
}
