import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStores, type StoreOptions } from "@/lib/db/open";
import type { Watch } from "@/lib/domain/agreement/watch";
import type { Stores } from "@/lib/services/ports/stores";
import { readWatches } from "@/lib/services/watches/watch-docs";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import type { AgreementEnd, AgreementScript, WorldSpec } from "@/lib/stand-in/world/types";
import { worldNamed } from "@/lib/stand-in/worlds/all";
import { compiled } from "@/tests/support/compiled";
import { KEYS } from "@/tests/support/stand-in";

export const REGION = "us-east-1";
/** Makes the clock of a process wrong by CLOCK_SKEW_MS. */
export const SKEWED_CLOCK = new URL("./skewed-clock.mjs", import.meta.url).href;
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** all-ready with nothing but the named models, in one region, each with an agreement of its own. */
export function agreements(scripts: Readonly<Record<string, AgreementScript>>): WorldSpec {
  const spec = worldNamed("all-ready");
  const isOurs = ({ id }: { id: string }) => Object.hasOwn(scripts, id);
  const { models, listed } = spec.catalogue;
  const ours = (listed.get(REGION) ?? []).filter(({ model }) => isOurs(model));
  const missing = Object.keys(scripts).filter((id) => !ours.some(({ model }) => model.id === id));
  if (missing.length > 0) throw new Error(`${REGION} does not list ${missing.join(", ")}`);
  return {
    ...spec,
    name: "agreements",
    quotas: [],
    catalogue: {
      models: models.filter(isOurs),
      listed: new Map([[REGION, ours]]),
      profiles: new Map(),
    },
    accounts: spec.accounts.map((account) => ({
      ...account,
      access: [
        ...account.access,
        ...Object.entries(scripts).map(([id, agreement]) => ({ models: [id], agreement })),
      ],
    })),
  };
}

export type Hook = { url: string; told: string[]; bodies: string[]; close(): Promise<void> };

/** Within what a process is up and has read everything, on a machine that has much else to do. */
export const START_MS = 60_000;

/** Takes every notice and remembers its id. */
export async function aHook(): Promise<Hook> {
  const told: string[] = [];
  const bodies: string[] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      told.push(String(request.headers["x-readiness-id"]));
      bodies.push(body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}/`, told, bodies, close };
}

export type Run = {
  child: ChildProcess;
  said(): string;
  kill(): Promise<void>;
};

export type Life = {
  standIn: StandIn;
  hook: Hook;
  folder: string;
  /** What its processes see. */
  env: Readonly<Record<string, string | undefined>>;
  /** Starts the process on the store; `env` stands beside what it needs. */
  run(env?: Readonly<Record<string, string>>): Run;
  watches(): Promise<readonly Watch[]>;
  stores<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** `lines`: the configuration but for its webhook. */
type LifeOptions = {
  databaseUrl?: string | null;
  lines?: string;
  /** Calls a second that each Bedrock operation takes of an account in a Region; absent: all. */
  rate?: number;
};

/** A stand-in, a webhook's receiver, a store, and processes that come and go on them. */
export async function aLife(
  world: WorldSpec,
  { databaseUrl = null, lines = `regions: [${REGION}]\n`, rate }: LifeOptions = {},
): Promise<Life> {
  const standIn = await startStandIn({ world, ...(rate !== undefined && { rate }) });
  const hook = await aHook();
  const folder = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-life-"));
  const config = path.join(folder, "readiness.yaml");
  writeFileSync(config, `${lines}webhook: { url: "${hook.url}" }\n`);
  const runs: Run[] = [];
  const base = {
    PATH: process.env.PATH ?? "",
    HOME: folder,
    ...KEYS,
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL: standIn.url,
    READINESS_CONFIG: config,
    READINESS_DATA_DIR: folder,
    SCAN_INTERVAL: "10s",
    LOG_LEVEL: "warn",
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  };
  const stores = async <T>(work: (opened: Stores) => Promise<T>): Promise<T> => {
    const opened = await openedStores({ databaseUrl, dataDir: folder, log: QUIET });
    return work(opened).finally(opened.close);
  };
  return {
    standIn,
    hook,
    folder,
    env: base,
    run(env = {}) {
      const run = startRun({ ...base, ...env });
      runs.push(run);
      return run;
    },
    watches: () =>
      stores((opened) => readWatches({ stores: opened, log: QUIET }, { endedSince: null })),
    stores,
    async close() {
      await Promise.all(runs.map((run) => run.kill()));
      await standIn.close();
      await hook.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Lets an agreement that pends come to its end; it stays the same agreement. */
export function endAgreement(
  { standIn: { control } }: Pick<Life, "standIn">,
  modelId: string,
  ends: AgreementEnd,
) {
  const current = () =>
    control.truth().accounts[0]?.agreements.find((agreement) => agreement.modelId === modelId);
  const before = current();
  const acceptedAt = Date.parse(before?.acceptedAt ?? "");
  // Its id depends on the millisecond, which may pass between here and there.
  do {
    const acceptedAgoMs = Date.now() - acceptedAt;
    const agreement = { kind: "pending", acceptedAgoMs, ends } as const;
    control.given({ change: "access", models: [modelId], agreement });
  } while (current()?.agreementId !== before?.agreementId);
}

const OPENING_TRIES = 5;

/** A busy machine may be too slow to log in to PostgreSQL in the time that its server gives. */
async function openedStores(options: StoreOptions): Promise<Stores> {
  for (let tries = 1; ; tries += 1) {
    const opened = await openStores(options);
    if (opened.ok) return opened.value;
    if (tries === OPENING_TRIES) throw new Error(opened.error.message);
  }
}

function startRun(env: Readonly<Record<string, string | undefined>>): Run {
  const skewed = env.CLOCK_SKEW_MS === undefined ? [] : ["--import", SKEWED_CLOCK];
  const child = spawn(process.execPath, [...skewed, compiled("server")], {
    env: { NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const take = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    child,
    said: () => text,
    kill() {
      child.kill("SIGKILL");
      return ended;
    },
  };
}

/** Looks every quarter of a second until it holds; throws with what was last seen. */
export async function until<T>(
  what: string,
  {
    look,
    holds,
    withinMs,
    runs = [],
  }: {
    look(): Promise<T>;
    holds(seen: T): boolean;
    withinMs: number;
    /** Processes that have to go on meanwhile. */
    runs?: readonly Run[];
  },
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    const over = runs.find(({ child }) => child.exitCode !== null);
    if (over) throw new Error(`${what} did not come: the process ended and said ${over.said()}`);
    if (performance.now() > deadline)
      throw new Error(
        `${what} did not come in ${withinMs} ms: ${JSON.stringify(seen)} ${runs.map(({ said }) => said()).join()}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
