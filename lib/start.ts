import { randomUUID } from "node:crypto";
import { createAttempts } from "@/lib/aws/connect/attempts";
import { createAws } from "@/lib/aws/create-aws";
import { type ConfigSource, openConfig } from "@/lib/config/source";
import { openStores } from "@/lib/db/open";
import type { Caller } from "@/lib/domain/access/rights";
import { err, ok, type Result } from "@/lib/domain/result";
import { type Env, parseEnv } from "@/lib/env";
import { createScanner, type Scanner } from "@/lib/jobs/scanner";
import { createLog } from "@/lib/log";
import { collectorOf, createMemory, type Memory } from "@/lib/memory";
import type { Context, Runtime } from "@/lib/services/context";
import { createMatrix } from "@/lib/services/matrix/snapshot";
import { createWorld } from "@/lib/services/world/world";

export type App = {
  runtime: Runtime;
  /** The runtime as this caller may use it, in one request. */
  contextOf(caller: Caller, requestId?: string): Context;
  scanner: Scanner;
  env: Env;
  config: ConfigSource;
  memory: Memory;
  /** Names this process beside others that share its store. */
  processId: string;
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
  const log = createLog(overrides.logLevel ?? env.value.logLevel);
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
  });
  if (!connected.ok) {
    await stores.close();
    return err([connected.error]);
  }
  const aws = connected.value;
  aws.limiters.remember(await stores.pace.load());
  const memory = createMemory(
    collectorOf(globalThis.gc, process.versions.node),
    () => process.memoryUsage().heapUsed,
  );
  const ground = {
    now: aws.clock.now,
    settings: () => ({ ...config.value.current().settings, scanIntervalMs }),
    accounts: () => config.value.current().accounts,
    stores,
  };
  const base = {
    ...ground,
    configurationProblems: config.value.problems,
    aws,
    attempts,
    log,
    world: createWorld(ground),
  };
  const processId = randomUUID().slice(0, 8);
  const scanner = createScanner({
    ...base,
    caller: { kind: "system", work: "scan" },
    requestId: processId,
    random: Math.random,
    savePace: () => stores.pace.save(aws.limiters.learned()),
    freeMemory() {
      aws.forgetClients();
      memory.free();
    },
  });
  const matrix = createMatrix({
    ...base,
    scans: scanner,
    id: processId,
    buildId: buildIdOf(source),
  });
  const runtime: Runtime = { ...base, matrix, scans: scanner };
  return ok({
    runtime,
    contextOf: (caller, requestId = randomUUID()) => ({ ...runtime, caller, requestId }),
    scanner,
    env: env.value,
    config: config.value,
    memory,
    processId,
    close: () => stores.close(),
  });
}

const HELD = globalThis as typeof globalThis & { bedrockReadiness?: App };

/** Pages, routes and instrumentation are module graphs of their own, so the one app is held globally. */
export function holdApp(app: App): void {
  HELD.bedrockReadiness = app;
}

/** The app that instrumentation started; null before. */
export function heldApp(): App | null {
  return HELD.bedrockReadiness ?? null;
}
