import { judgedRow, type Moment } from "./account-inputs";
import { type Held, inputsOf } from "./memory";
import type { Named } from "./named";
import type { WorldRegion } from "./world";

/** The Regions of an account, or some of them, judged by their facts. Those of a whole account stay at hand. */
export async function judgeAccount(
  held: Held,
  entry: Named,
  { moment, only = null }: { moment: Moment; only?: ReadonlySet<string> | null },
): Promise<readonly WorldRegion[]> {
  const all = inputsOf(held, entry, moment);
  const inputs = only ? all.filter(({ input }) => only.has(input.region)) : all;
  const read = inputs.flatMap(({ known, input }) => (known ? [input.region] : []));
  const rows =
    inputs.length === all.length && read.length > 0
      ? await held.known.rows(entry.key)
      : await held.known.rowsOf(entry.key, read);
  const regions: WorldRegion[] = [];
  for (const at of inputs) {
    const { region } = at.input;
    const stored = judgedRow(rows.get(region), at);
    const judged = await held.regions.judgedInTurn({ ...at.input, stored });
    regions.push({ region, stored, judged });
  }
  return regions;
}
