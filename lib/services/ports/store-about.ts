/** `where` is a file, or a server and database without user and password; `bytes` null: not told. */
export type StoreAbout = { engine: "sqlite" | "postgres"; where: string; bytes: number | null };

/** A copy that was made: an absolute path, and its size. */
export type StoreCopy = { file: string; bytes: number };
