import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { freePort } from "./free-port";

export type PostgresServer =
  | {
      state: "running";
      url: string;
      /** Ends it as `pg_ctl restart -m` does, clients are sent away or cut off, and starts it on the same port. */
      restart(how: "fast" | "immediate"): Promise<void>;
      stop(): Promise<void>;
    }
  | { state: "absent"; reason: string };

const USER = "readiness";
const PASSWORD = "only-for-tests";
const START_MS = 20_000;

/**
 * Starts a PostgreSQL server of its own on a free loopback port, in a temporary folder, as a user other than root,
 * sorting text by ICU where the server can. `absent`: this machine has no server binary, or it would not start.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = findBinaries();
  if (!bin)
    return { state: "absent", reason: "no PostgreSQL server binary on PATH or in /usr/lib" };
  const runAs = process.getuid?.() === 0 ? unprivilegedUser() : {};
  if (!runAs) return { state: "absent", reason: "running as root, and no user to start it as" };
  const folder = await mkdtemp(path.join(tmpdir(), "readiness-postgres-"));
  try {
    if ("uid" in runAs) await chown(folder, runAs.uid, runAs.gid);
    const data = path.join(folder, "data");
    await initialise({ bin, data, folder, runAs });
    return await launch({ bin, data, folder, runAs });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    return { state: "absent", reason: error instanceof Error ? error.message : String(error) };
  }
}

type RunAs = { uid: number; gid: number } | Record<string, never>;
type Cluster = { bin: string; data: string; folder: string; runAs: RunAs };

function findBinaries(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const folders = [
    ...(process.env.PATH ?? "").split(path.delimiter),
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => `${debian}/${version}/bin`),
  ];
  const complete = (folder: string) =>
    ["initdb", "postgres"].every((program) => existsSync(path.join(folder, program)));
  return folders.find((folder) => folder !== "" && complete(folder)) ?? null;
}

function unprivilegedUser(): RunAs | null {
  const id = (flag: string, user: string) => Number(execFileSync("id", [flag, user]).toString());
  const user = ["postgres", "nobody"].find((name) => spawnSync("id", ["-u", name]).status === 0);
  return user ? { uid: id("-u", user), gid: id("-g", user) } : null;
}

async function initialise({ bin, data, folder, runAs }: Cluster): Promise<void> {
  const passwordFile = path.join(folder, "password");
  await writeFile(passwordFile, PASSWORD);
  if ("uid" in runAs) await chown(passwordFile, runAs.uid, runAs.gid);
  const common = ["-D", data, "-U", USER, "-E", "UTF8", "-A", "scram-sha-256", "--no-sync"];
  const locales = [
    ["--locale-provider=icu", "--icu-locale=en-US", "--locale=C.UTF-8"],
    ["--locale=C.UTF-8"],
    [],
  ];
  let said = "";
  for (const locale of locales) {
    const args = [...common, `--pwfile=${passwordFile}`, ...locale];
    const made = spawnSync(path.join(bin, "initdb"), args, { cwd: folder, ...runAs });
    if (made.status === 0) return;
    said = String(made.stderr ?? made.error);
    await rm(data, { recursive: true, force: true });
  }
  throw new Error(`initdb failed: ${said.trim()}`);
}

const SIGNALS = { fast: "SIGINT", immediate: "SIGQUIT" } as const;

async function launch({ bin, data, folder, runAs }: Cluster): Promise<PostgresServer> {
  const port = await freePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: folder,
    fsync: "off",
    authentication_timeout: 10, // a client that gives up half way would hold up others for a minute
    max_connections: 200,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const url = `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`;
  const begin = () => {
    const server = spawn(path.join(bin, "postgres"), ["-D", data, ...args], {
      cwd: folder,
      stdio: "ignore",
      ...runAs,
    });
    const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
    return { server, ended };
  };
  let now = begin();
  const killed = () => now.server.kill("SIGKILL");
  process.once("exit", killed);
  const end = (how: keyof typeof SIGNALS) => {
    now.server.kill(SIGNALS[how]);
    return now.ended;
  };
  const stop = async () => {
    process.off("exit", killed);
    await end("fast");
    await rm(folder, { recursive: true, force: true });
  };
  const restart = async (how: keyof typeof SIGNALS) => {
    await end(how);
    now = begin();
    if (!(await answers(url))) throw new Error("the server did not come back");
  };
  if (await answers(url)) return { state: "running", url, restart, stop };
  await stop();
  throw new Error("the server did not answer in 20 seconds");
}

async function answers(url: string): Promise<boolean> {
  const deadline = performance.now() + START_MS;
  while (performance.now() < deadline) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await setTimeout(50); // it is still starting
    }
  }
  return false;
}
