import { regionInfo } from "@/lib/domain/region";
import type { CellKind, MatrixModel, MatrixSnapshot } from "@/lib/domain/view/matrix";

export type FoundCell = { account: string; region: string; model: MatrixModel; kind: CellKind };
export type Found = {
  cells: readonly FoundCell[];
  models: readonly MatrixModel[];
  regions: readonly string[];
};

const CELLS_MAX = 8;
const OTHERS_MAX = 5;

/** Models, regions and cells whose words contain every word of `text`. Without words there is nothing to find. */
export function findInMatrix(
  snapshot: MatrixSnapshot,
  { text, account }: { text: string; account: string },
): Found {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { cells: [], models: [], regions: [] };
  const models = snapshot.models.map((model) => ({ model, hay: modelHay(model) }));
  const columns = snapshot.columns
    .filter((column) => !column.noEndpoint && (account === "all" || column.account === account))
    .map((column) => ({ column, hay: regionHay(column.region) }));

  const cells: FoundCell[] = [];
  models.forEach(({ model, hay }, row) => {
    if (cells.length >= CELLS_MAX || !words.some((word) => hay.includes(word))) return;
    const left = words.filter((word) => !hay.includes(word));
    if (left.length === 0) return;
    for (const { column, hay: place } of columns) {
      if (cells.length >= CELLS_MAX || !left.every((word) => place.includes(word))) continue;
      const kind = snapshot.kinds[column.cells[row] ?? -1];
      if (kind) cells.push({ account: column.account, region: column.region, model, kind });
    }
  });
  const everyWord = (hay: string) => words.every((word) => hay.includes(word));
  return {
    cells,
    models: models
      .filter(({ hay }) => everyWord(hay))
      .slice(0, OTHERS_MAX)
      .map(({ model }) => model),
    regions: [
      ...new Set(columns.filter(({ hay }) => everyWord(hay)).map(({ column }) => column.region)),
    ].slice(0, OTHERS_MAX),
  };
}

const modelHay = (model: MatrixModel): string =>
  `${model.provider} ${model.name} ${model.modelId}`.toLowerCase();

const regionHay = (region: string): string => `${region} ${regionInfo(region).city}`.toLowerCase();
