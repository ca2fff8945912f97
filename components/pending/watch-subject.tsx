import { Sub } from "@/components/ui/table";
import type { PendingRow } from "@/lib/contracts/pending";
import { regionsText } from "@/lib/domain/words/places";

/** Which model, in which account and Regions. */
export function What({ row }: { row: PendingRow }) {
  return (
    <>
      <span className="break-words">{row.modelName}</span>
      {row.modelName !== row.modelId && (
        <Sub mono>
          <span className="break-all">{row.modelId}</span>
        </Sub>
      )}
      <Sub>
        {row.accountName ?? row.account}, {regionsText(row.regions)}
      </Sub>
    </>
  );
}
