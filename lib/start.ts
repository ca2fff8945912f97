import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { createAttempts } from "@/lib/aws/connect/attempts";
import { createAws } from "@/lib/aws/create-aws";
import { type ConfigSource, openConfig } from "@/lib/config/source";
import { openStores } from "@/lib/db/open";
import { type Restored, restoreStore } from "@/lib/db/restore";
import { type Caller, callerName, type OwnCaller } from "@/lib/domain/access/rights";
import { err, ok, type Result } from "@/lib/domain/result";
import { addressOf, type Env, parseEnv } from "@/lib/env";
import { createIdentity } from "@/lib/identity/create";
import { installationOf, VERSION } from "@/lib/installation";
import { startBackground } from "@/lib/jobs/background";
import { endInOrder } from "@/lib/jobs/end-in-order";
import { createHoldings, type Holdings } from "@/lib/jobs/holdings";
import { createScanner, type Scanner } from "@/lib/jobs/scanner";
import { createLog } from "@/lib/log";
import { collectorOf, createMemory, freeAtRest, type Memory } from "@/lib/memory";
import { createMeters } from "@/lib/meters";
import { createAskWebhook, createSendWebhook } from "@/lib/notify/webhook";
import { createDoor } from "@/lib/services/access/door";
import { createLearning } from "@/lib/services/accounts/learning";
import type { Context, Runtime, ScanContext } from "@/lib/services/context";
import { keep } from "@/lib/services/facts/keep";
import { createMatrix } from "@/lib/services/matrix/snapshot";
import { createOrganization } from "@/lib/services/organisation/held";
import { logAbout } from "@/lib/services/ports/log";
import type { AskFeed } from "@/lib/services/ports/trouble";
import { createContextFor } from "@/lib/services/reach/context-for";
import { ownCaller } from "@/lib/services/reach/own-caller";
import { createPaceKeeper } from "@/lib/services/scans/pace-keeper";
import { createTroubleBoard } from "@/lib/services/trouble/board";
import { whatBroke } from "@/lib/services/what-broke";
import { createWorld } from "@/lib/services/world/world";
import { sleep } from "@/lib/sleep";
import { openTrace } from "@/lib/telemetry/open";

export type App = {
  runtime: Runtime;
  /** The runtime as who is on this machine may use it: whole. */
  contextOf(caller: OwnCaller): Context;
  /** The runtime as this caller may use it in one request, by the grants of now: it knows only the accounts they reach. */
  contextFor(
    caller: Caller,
    request?: { id?: string; address?: string | null; session?: string | null },
  ): Promise<Context>;
  scanner: Scanner;
  env: Env;
  config: ConfigSource;
  memory: Memory;
  /** Null: AWS's public feeds have no address here. */
  askFeed: AskFeed | null;
  /** What this process holds of the work of all that share its store. */
  holdings: Holdings;
  /** Counts a job that another process had left half done. */
  tookOver(): void;
  close(): Promise<void>;
};

/** Why the program can't start: what, where and what to do, a line each. */
export type StartFault = readonly string[];

/** Changes with every build; the start command sets it. */
const buildIdOf = (source: Record<string, string | undefined>): string =>
  source.BEDROCK_READINESS_BUILD ?? "dev";

/** Builds what a process has from the environment. Wall clock and randomness enter here and nowhere else. */
export async function createRuntime(
  source: Record<string, string | undefined>,
  overrides: { dataDir?: string; logLevel?: string } = {},
): Promise<Result<App, StartFault>> {
  const env = parseEnv(source);
  if (!env.ok) return env;
  const config = openConfig(env.value.config, Date.now);
  if (!config.ok) return config;
  const identity = createIdentity(env.value.auth, {
    publicUrl: env.value.publicUrl ?? addressOf(env.value),
    wall: Date.now,
  });
  if (!identity.ok) return err([identity.error]);
  const logLevel = overrides.logLevel ?? env.value.logLevel;
  const processId = randomUUID().slice(0, 8);
  const trace = await openTrace({
    endpoint: env.value.traceEndpoint,
    version: VERSION,
    instance: processId,
    masksAccounts: () => config.value.current().settings.maskAccountIds,
    uptimeMs: () => performance.now(),
    random: Math.random,
    onLost: (reason) => log.warn("traces are lost: the collector does not take them", { reason }),
  });
  const log = createLog(logLevel, trace.id);
  const opened = await openStores({
    databaseUrl: overrides.dataDir ? null : env.value.databaseUrl,
    dataDir: overrides.dataDir ?? env.value.dataDir,
    log,
  });
  if (!opened.ok) return err([opened.error.message]);
  const stores = opened.value;
  const attempts = createAttempts({
    nextRound: stores.attempts.nextRound,
    now: () => performance.now(),
  });
  const { caBundle, proxied, scanIntervalMs } = env.value;
  const connected = await createAws({
    caBundle,
    proxied,
    wall: Date.now,
    random: Math.random,
    variables: source,
    attempts,
    traceCall: trace.call,
  });
  if (!connected.ok) {
    await stores.close();
    return err([connected.error]);
  }
  const aws = connected.value;
  const pace = createPaceKeeper(stores.pace, aws.limiters);
  await pace.learn();
  const memory = createMemory(
    collectorOf({
      gc: globalThis.gc,
      nodeVersion: process.versions.node,
      setFlag: setFlagsFromString,
    }),
    () => process.memoryUsage().heapUsed,
  );
  const organization = createOrganization({ docs: stores.docs, config: config.value.current, log });
  await organization.refresh();
  const ground = {
    now: aws.clock.now,
    settings: () => {
      const { settings } = config.value.current();
      const requirements = organization.requirements(settings.requirements);
      return { ...settings, requirements, scanIntervalMs };
    },
    accounts: () => organization.known().accounts,
    stores,
  };
  const buildId = buildIdOf(source);
  let takeovers = 0;
  const base = {
    ...ground,
    installation: installationOf({
      ...{ env: env.value, config: config.value },
      ...{ buildId, logLevel, startedAt: aws.clock.now() },
    }),
    askWebhook: createAskWebhook(() => config.value.current().webhook),
    configurationProblems: config.value.problems,
    aws,
    organization,
    attempts,
    meters: createMeters(aws.meter, () => takeovers),
    log,
    trace,
    world: createWorld(ground, {
      judgedBy: source.BEDROCK_READINESS_BUILD ?? null,
      notKept: (error) => log.error("a column was not kept", whatBroke(error)),
    }),
    trouble: createTroubleBoard(),
    identity: identity.value,
    door: createDoor(ground.now),
  };
  const holdings = createHoldings(
    { stores, log },
    {
      holder: `${hostname()}/${process.pid}/${processId}`,
      ...{ sleep, uptimeMs: () => performance.now() },
    },
  );
  const tookOver = () => {
    takeovers += 1;
  };
  const system = ownCaller({ kind: "system", work: "scan" });
  const scans: ScanContext = { ...base, ...system, requestId: processId };
  const scanner = createScanner(scans, {
    ...{ holdings, tookOver },
    random: Math.random,
    savePace: pace.save,
    learnPace: pace.learn,
    reads: env.value.role !== "web",
    wasRead: aws.forget,
    freeMemory() {
      aws.forget();
      memory.free();
    },
  });
  aws.limiters.readElsewhere(scanner.isReadElsewhere);
  const pauses = { uptimeMs: () => performance.now(), sleep: (ms: number) => delay(ms) };
  const matrix = createMatrix({ ...base, scans: scanner, buildId, pauses });
  const runtime: Runtime = {
    ...base,
    matrix,
    ...{ act: aws.act, prove: aws.prove, scans: scanner },
    keep: (readings, options) => keep(base, readings, options),
    learning: (asked) => createLearning(base, asked),
    shown: (answer) => answer,
  };
  const contextFor = createContextFor(runtime, { buildId, pauses });
  return ok({
    runtime,
    contextOf(caller) {
      const requestId = randomUUID();
      return {
        ...runtime,
        ...ownCaller(caller),
        requestId,
        log: logAbout(log, { requestId, caller: callerName(caller) }),
      };
    },
    contextFor: (caller, { id = randomUUID(), address = null, session = null } = {}) =>
      contextFor(caller, { requestId: id, address, session }),
    scanner,
    env: env.value,
    config: config.value,
    memory,
    askFeed: env.value.healthFeed === null ? null : aws.feedAt(env.value.healthFeed),
    ...{ holdings, tookOver },
    async close() {
      await stores.close();
      await trace.close();
    },
  });
}

type NotRestored = { kind: "environment" | "copy"; message: string };

/** Puts a copy in the place of the store that this environment names. Nothing else may be open on it. */
export async function restoreFrom(
  source: Record<string, string | undefined>,
  copy: { from: string; stamp: string },
): Promise<Result<Restored, NotRestored>> {
  const env = parseEnv(source);
  if (!env.ok) return err({ kind: "environment", message: env.error.join("\n") });
  const { databaseUrl, dataDir } = env.value;
  if (databaseUrl !== null) return err({ kind: "copy", message: FOR_POSTGRES });
  const restored = await restoreStore({ ...copy, dataDir });
  return restored.ok ? restored : err({ kind: "copy", message: restored.error.message });
}

const FOR_POSTGRES =
  'The store is a PostgreSQL database, which its own tool restores: pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE.';

const HELD = globalThis as typeof globalThis & { bedrockReadiness?: App };

/** Pages, routes and instrumentation are module graphs of their own, so the one app is held globally. */
export function holdApp(app: App): void {
  HELD.bedrockReadiness = app;
}

/** The app that instrumentation started; null before. */
export function heldApp(): App | null {
  return HELD.bedrockReadiness ?? null;
}

const END_WITHIN_MS = 10_000;

/** What runs in a server without a page: the schedule of scans, the polls, acts that were sent, the webhook, AWS's public feeds, and giving memory back. */
export type Work = {
  /** Ends scan, polls, schedule and store in this order, each awaited; false where something hung past its time. */
  stop(): Promise<boolean>;
};

export function startWork(app: App): Work {
  app.scanner.work();
  freeAtRest(app.memory, () => app.scanner.progress() === null);
  const { role, publicUrl } = app.env;
  const webhook = () => app.config.current().webhook;
  const sending = createSendWebhook(webhook);
  const background = startBackground(app, {
    works: role !== "web",
    shows: role !== "worker",
    send: () => (webhook() ? sending : null),
    publicUrl,
    random: Math.random,
    sleep,
  });
  return {
    stop: () =>
      endInOrder(
        [
          { name: "the scan", end: app.scanner.stop },
          ...background,
          { name: "the store", end: app.close },
        ],
        { withinMs: END_WITHIN_MS, log: app.runtime.log },
      ),
  };
}
