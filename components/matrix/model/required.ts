import type { Shows } from "@/components/matrix/model/shows";
import type { State } from "@/lib/domain/state";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";

type RequiredCell = MatrixSnapshot["requirements"][number]["cells"][number];
type Asked = {
  shows: Shows;
  /** Names of requirements; empty: all of them. */
  requirements: readonly string[];
};

const keyOf = ({ account, region, modelId }: RequiredCell): string =>
  `${account}~${region}~${modelId}`;

/** The cells shown that somebody requires, each once. */
export function requiredCells(
  snapshot: MatrixSnapshot,
  { shows, requirements }: Asked,
): readonly RequiredCell[] {
  const accounts = new Set(shows.accounts);
  const cells = snapshot.requirements
    .filter(({ name }) => requirements.length === 0 || requirements.includes(name))
    .flatMap((requirement) => requirement.cells)
    .filter(
      ({ account, modelId }) =>
        accounts.has(account) && (shows.by === "models" || modelId === shows.modelId),
    );
  return [...new Map(cells.map((cell) => [keyOf(cell), cell])).values()];
}

/** The state of each required cell shown; those that the matrix does not have are left out. */
export function requiredStates(snapshot: MatrixSnapshot, asked: Asked): readonly State[] {
  const rowOf = new Map(snapshot.models.map(({ modelId }, row) => [modelId, row]));
  const columnOf = new Map(
    snapshot.columns.map((column) => [`${column.account}~${column.region}`, column]),
  );
  return requiredCells(snapshot, asked).flatMap(({ account, region, modelId }) => {
    const column = columnOf.get(`${account}~${region}`);
    const kind = snapshot.kinds[column?.cells[rowOf.get(modelId) ?? -1] ?? -1];
    return kind ? [kind.state] : [];
  });
}
