import { judgedRow, type Moment } from "./account-inputs";
import { type Held, inputsOf } from "./memory";
import type { Named } from "./named";
import type { WorldRegion } from "./world";

/** The Regions of an account, judged by their facts. */
export async function judgeAccount(
  held: Held,
  entry: Named,
  moment: Moment,
): Promise<readonly WorldRegion[]> {
  const inputs = inputsOf(held, entry, moment);
  const rows = inputs.some(({ known }) => known) ? await held.known.rows(entry.key) : null;
  const regions: WorldRegion[] = [];
  for (const at of inputs) {
    const { region } = at.input;
    const stored = judgedRow(rows?.get(region), at);
    const judged = await held.regions.judgedInTurn({ ...at.input, stored });
    regions.push({ region, stored, judged });
  }
  return regions;
}
