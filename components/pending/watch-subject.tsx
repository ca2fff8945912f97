import { Link } from "@/components/ui/link";
import { Sub } from "@/components/ui/table";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import type { PendingRow } from "@/lib/contracts/pending";
import { regionsText } from "@/lib/domain/words/places";
import { routes } from "@/lib/routes";

/** Which model, in which account and Regions; its name leads to the cell, or to the row of its cells. */
export function What({ row }: { row: PendingRow }) {
  const { account, modelId, modelName, regions } = row;
  const [first] = regions;
  const href =
    first && regions.length === 1
      ? routes.cell(account, first.region, modelId)
      : routes.matrix({ account, q: modelId });
  return (
    <>
      <Link className="link break-words" href={href}>
        {modelName}
      </Link>
      {modelName !== modelId && (
        <Sub mono>
          <UnbrokenId>{modelId}</UnbrokenId>
        </Sub>
      )}
      <Sub>
        {row.accountName ?? account}, {regionsText(regions)}
      </Sub>
    </>
  );
}
