import { parseArgs } from "node:util";
import { err, ok, type Result } from "@/lib/domain/result";
import { isoTime } from "@/lib/domain/words/dates";
import { figure } from "@/lib/domain/words/figure";
import { backUp, noteRestored } from "@/lib/services/backup/back-up";
import { restoreFrom } from "@/lib/start";
import { flagsOf } from "./flags";
import type { Io } from "./io";
import { openApp } from "./with-app";

const NOT_DONE = 2;
const USAGE_ERROR = 3;

export const BACKUP_USAGE = `Usage: bedrock-readiness backup FILE

Copies the store, as it is at one moment, into a new file. The dashboard may run meanwhile. The file holds all that the
store holds: keep it as safe. A PostgreSQL store is copied by pg_dump.

  --help   prints this

Exit: 0 FILE is whole, 2 it was not made, 3 usage or configuration.
`;

export const RESTORE_USAGE = `Usage: bedrock-readiness restore FILE

Puts a copy that backup made in the place of the store. The dashboard must not run. The store that was there stays beside
it, under another name. A copy of an older version is brought up to this one; one of a newer version is refused. A
PostgreSQL store is restored by pg_restore.

  --help   prints this

Exit: 0 it is restored, 2 it is not, and the store is as it was, 3 usage or configuration.
`;

/** `bedrock-readiness backup FILE` */
export async function backup(args: readonly string[], io: Io): Promise<number> {
  const file = fileOf("backup", args, { io, usage: BACKUP_USAGE });
  if (typeof file === "number") return file;
  const opened = await openApp(io, { store: true });
  if (!opened.ok) return refused("backup", io, opened.error.join("\n"));
  const { ctx, close } = opened.value;
  try {
    const made = await backUp(ctx, file);
    if (!made.ok) return notDone("backup", io, made.error.message);
    io.out(`${made.value.file}\n`);
    io.err(`${figure(Math.ceil(made.value.bytes / 1_000))} kB. It holds what the store holds.\n`);
    return 0;
  } finally {
    await close();
  }
}

/** `bedrock-readiness restore FILE` */
export async function restore(args: readonly string[], io: Io): Promise<number> {
  const file = fileOf("restore", args, { io, usage: RESTORE_USAGE });
  if (typeof file === "number") return file;
  const stamp = isoTime(Date.now()).replace(/[-:]|\.\d+/g, "");
  const restored = await restoreFrom(io.env, { from: file, stamp });
  if (!restored.ok) {
    const { kind, message } = restored.error;
    return kind === "environment"
      ? refused("restore", io, message)
      : notDone("restore", io, message);
  }
  const { before } = restored.value;
  const opened = await openApp(io, { store: true });
  if (!opened.ok) return notDone("restore", io, opened.error.join("\n"));
  try {
    await noteRestored(opened.value.ctx, file);
  } finally {
    await opened.value.close();
  }
  io.out(`${restored.value.file}\n`);
  if (before !== null) io.err(`The store that was there: ${before}\n`);
  io.err("Sessions and tokens are again as they were then: revoke what was revoked since.\n");
  return 0;
}

type Name = "backup" | "restore";

function refused(name: Name, io: Io, why: string): number {
  io.err(`bedrock-readiness ${name}: ${why}\n`);
  return USAGE_ERROR;
}

function notDone(name: Name, io: Io, why: string): number {
  refused(name, io, why);
  return NOT_DONE;
}

/** The one file that is named; a number where there is nothing more to do. */
function fileOf(name: Name, args: readonly string[], { io, usage }: { io: Io; usage: string }) {
  const read = readArgs(name, args);
  if (!read.ok) return refused(name, io, read.error);
  if (read.value !== null) return read.value;
  io.out(usage);
  return 0;
}

function readArgs(name: Name, args: readonly string[]): Result<string | null, string> {
  const read = flagsOf(name, () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h", default: false } },
    }),
  );
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  if (values.help) return ok(null);
  const [file, ...more] = positionals;
  return file !== undefined && file !== "" && more.length === 0
    ? ok(file)
    : err(`name one file. See ${name} --help.`);
}
