import { statSync } from "node:fs";
import { sql } from "kysely";
import type { StoreAbout } from "@/lib/services/ports/store-about";
import type { StorePlace } from "./fault";
import type { Access } from "./schema";

/** What the store is, where, and how much room it takes. */
export async function aboutStore(place: StorePlace, { read }: Access): Promise<StoreAbout> {
  if (place.engine === "sqlite")
    return { engine: "sqlite", where: place.file, bytes: fileBytes(place.file) };
  const bytes = await read(async (db) => {
    const size = sql<{ bytes: unknown }>`select pg_database_size(current_database()) as bytes`;
    const { rows } = await size.execute(db);
    return Number(rows[0]?.bytes);
  });
  return {
    engine: "postgres",
    where: place.server,
    bytes: Number.isSafeInteger(bytes) ? bytes : null,
  };
}

/** With what was written and is not yet in the file itself. */
function fileBytes(file: string): number | null {
  const sizes = [file, `${file}-wal`].map((one) => statSync(one, { throwIfNoEntry: false })?.size);
  return sizes[0] === undefined ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}
