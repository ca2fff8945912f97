import { chunks, wholeMs } from "@/lib/db/rows";
import type { Access, Database, Tell } from "@/lib/db/schema";
import type {
  ColumnPart,
  ColumnStore,
  MadeColumn,
  RegionGist,
  StoredColumn,
} from "@/lib/services/ports/columns";
import type { List, Lists } from "./lists";

/** What was judged of Regions. It is no fact, so it counts as no write. */
export function createColumns({ read, write, tell }: Access, lists: Lists): ColumnStore {
  return {
    of: (account) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("columns")
          .select(["account", "region", "version", "models", "profiles", "gist", "seal"])
          .select(["judged_at", "turns_at", "body"])
          .$if(account !== null, (all) => all.where("account", "=", account ?? ""))
          .execute();
        const names = new Set(rows.flatMap(({ models, profiles }) => [models, profiles]));
        names.delete(null);
        const known = await lists.load(db, [...names].filter(isName));
        return rows.flatMap((row) => toColumn(row, { known, tell }) ?? []);
      }),
    parts: (account, kind) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("columns")
          .select(["region", `${kind} as text`, `${kind}_seal as seal`])
          .where("account", "=", account)
          .execute();
        return rows.flatMap(({ region, text, seal }) =>
          text === null || seal === null ? [] : [{ region, seal, text }],
        );
      }),
    async put(columns) {
      const rows = columns.flatMap((column) => rowOf(column, lists) ?? []);
      if (rows.length === 0) return;
      await write(async (trx) => {
        for (const chunk of chunks(rows))
          await trx
            .insertInto("columns")
            .values([...chunk])
            .onConflict((conflict) =>
              conflict.columns(["account", "region"]).doUpdateSet((eb) => ({
                version: eb.ref("excluded.version"),
                models: eb.ref("excluded.models"),
                profiles: eb.ref("excluded.profiles"),
                gist: eb.ref("excluded.gist"),
                seal: eb.ref("excluded.seal"),
                judged_at: eb.ref("excluded.judged_at"),
                turns_at: eb.ref("excluded.turns_at"),
                body: eb.ref("excluded.body"),
                required: eb.ref("excluded.required"),
                required_seal: eb.ref("excluded.required_seal"),
                planned: eb.ref("excluded.planned"),
                planned_seal: eb.ref("excluded.planned_seal"),
              })),
            )
            .execute();
      });
    },
  };
}

const isName = (name: string | null): name is string => name !== null;

type ColumnRow = Omit<Database["columns"], ColumnPart | `${ColumnPart}_seal`>;
type Reading = { known: ReadonlyMap<string, List>; tell: Tell };

function toColumn(row: ColumnRow, { known, tell }: Reading): StoredColumn | null {
  const { account, region, version, models, profiles, seal, body } = row;
  const gist = gistIn(row.gist);
  if (!gist) tell("a stored column can't be read", { account, region });
  const missing = [models, profiles].some((name) => name !== null && !known.has(name));
  if (!gist || missing) return null;
  const listOf = (name: string | null) => (name === null ? null : (known.get(name) ?? null));
  return {
    ...{ account, region, version, seal, body },
    gist: {
      ...gist,
      models: listOf(models) as RegionGist["models"],
      profiles: listOf(profiles) as RegionGist["profiles"],
    },
    judgedAt: row.judged_at,
    turnsAt: row.turns_at,
  };
}

type WithoutLists = Omit<RegionGist, "models" | "profiles">;

function gistIn(text: string): WithoutLists | null {
  try {
    const { answered, pending, attemptedAt, readAt } = JSON.parse(text) as WithoutLists;
    const sound = typeof answered === "boolean" && Array.isArray(pending);
    return sound ? { answered, pending, attemptedAt, readAt } : null;
  } catch {
    return null;
  }
}

function rowOf(column: MadeColumn, lists: Lists): Database["columns"] | null {
  const { account, region, version, gist, seal, judgedAt, turnsAt, body } = column;
  const { models, profiles, ...rest } = gist;
  const named = [models, profiles].map((list) => (list === null ? null : lists.nameOf(list)));
  const [modelsName, profilesName] = named;
  if (modelsName === undefined || profilesName === undefined) return null;
  return {
    ...{ account, region, version, seal, body },
    models: modelsName,
    profiles: profilesName,
    gist: JSON.stringify(rest),
    judged_at: wholeMs(judgedAt),
    turns_at: turnsAt === null ? null : wholeMs(turnsAt),
    required: column.required?.text ?? null,
    required_seal: column.required?.seal ?? null,
    planned: column.planned?.text ?? null,
    planned_seal: column.planned?.seal ?? null,
  };
}
