import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStores } from "@/lib/db/open";
import { readAct } from "@/lib/domain/acts/codec";
import type { Stores } from "@/lib/services/ports/stores";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { scannedJustNow } from "@/tests/contract/jobs/fleet";
import { START_MS, until } from "@/tests/contract/watch/life";
import { startBuiltServer } from "@/tests/support/built-server";
import { KEYS } from "@/tests/support/stand-in";
import { aWire } from "@/tests/support/wire";
import { aReceiver, type Receiver } from "./receiver";
import { aSellingFleet, configOf } from "./world";

/** The built dashboard as one of several: what it says, to AWS and in its log, is known apart from what the others say. */
export type Replica = {
  name: string;
  child: ChildProcess;
  said(): string;
  /** Runs an action as a page's button does. */
  press(action: string, input: unknown): Promise<void>;
  /** Ends it at once, and waits until it is gone. */
  kill(): Promise<void>;
};

/** Equal replicas on one store, the AWS that they read, and the webhook that they tell. */
export type House = {
  standIn: StandIn;
  receiver: Receiver;
  stores: Stores;
  /** Those that live. */
  replicas: readonly Replica[];
  /** What those said that ended by themselves. */
  broken: readonly string[];
  start(): Promise<Replica>;
  /** Told the replica and the text of each call to AWS; null: nobody is. */
  heardBy(hears: ((by: Replica, text: string) => void) | null): void;
  close(): Promise<void>;
};

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** `count` replicas; null as address: on a SQLite file of their own. */
export async function aHouse(count: number, databaseUrl: string | null): Promise<House> {
  const standIn = await startStandIn({ world: aSellingFleet() });
  const receiver = await aReceiver();
  const folder = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-house-"));
  const opened = await openStores({ databaseUrl, dataDir: folder, log: QUIET });
  if (!opened.ok) throw new Error(opened.error.message);
  const stores = opened.value;
  const replicas: Replica[] = [];
  const broken: string[] = [];
  const wires: { close(): void }[] = [];
  let hears: ((by: Replica, text: string) => void) | null = null;
  let started = 0;

  async function start(): Promise<Replica> {
    started += 1;
    const name = `replica-${started}`;
    let self: Replica | null = null;
    const wire = await aWire(standIn.url, {
      asked: (text) => {
        if (self) hears?.(self, text);
      },
    });
    wires.push(wire);
    const config = path.join(folder, `${name}.yaml`);
    writeFileSync(config, configOf(receiver.urlOf(name)));
    let said = "";
    const { child, press } = await startBuiltServer({
      hears: (text) => {
        said += text;
      },
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        ...KEYS,
        AWS_CONFIG_FILE: "/dev/null",
        AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
        AWS_EC2_METADATA_DISABLED: "true",
        AWS_ENDPOINT_URL: wire.url,
        AWS_REGION: "us-east-1",
        READINESS_CONFIG: config,
        READINESS_DATA_DIR: folder,
        SCAN_INTERVAL: "24h",
        LOG_LEVEL: "warn",
        ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      },
    });
    const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
    const replica: Replica = {
      ...{ name, child, press },
      said: () => said,
      kill() {
        child.kill("SIGKILL");
        return gone;
      },
    };
    self = replica;
    replicas.push(replica);
    child.once("exit", (code) => {
      replicas.splice(replicas.indexOf(replica), 1);
      if (code !== null) broken.push(said);
    });
    return replica;
  }

  const house: House = {
    ...{ standIn, receiver, stores, replicas, broken, start },
    heardBy(next) {
      hears = next;
    },
    async close() {
      await Promise.all([...replicas].map((replica) => replica.kill()));
      for (const wire of wires) wire.close();
      await stores.close();
      await standIn.close();
      await receiver.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await scannedJustNow(stores);
  for (let index = 0; index < count; index += 1) await start();
  await atWork(house, count);
  return house;
}

/** So many replicas take part in what is to be done. */
export const atWork = ({ stores: { jobs }, replicas }: House, wanted: number) =>
  until(`${wanted} at work`, {
    look: () => jobs.counts(),
    holds: (counts) => counts.some(({ kind, held }) => kind === "worker" && held === wanted),
    withinMs: START_MS,
    runs: replicas,
  });

export const isBy = ({ child }: Replica, holder: string | null): boolean =>
  holder?.includes(`/${child.pid}/`) ?? false;

export const acts = async ({ stores }: House) =>
  (await stores.acts.list({ endedSince: 0 })).flatMap(({ body }) => readAct(body) ?? []);
