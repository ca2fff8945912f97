import { randomUUID } from "node:crypto";
import { createAws } from "./aws/create-aws";
import { type ConfigSource, openConfig } from "./config/source";
import { openStores } from "./db/open";
import { err, ok, type Result } from "./domain/result";
import { type Env, parseEnv } from "./env";
import { createScanner, type Scanner } from "./jobs/scanner";
import { createLog } from "./log";
import { collectorOf, createMemory, type Memory } from "./memory";
import type { Context } from "./services/context";

export type App = {
  ctx: Context;
  scanner: Scanner;
  env: Env;
  config: ConfigSource;
  memory: Memory;
  close(): Promise<void>;
};

/** Why the program can't start: what, where and what to do, a line each. */
export type StartFault = readonly string[];

/** Builds everything from the environment. Wall clock and randomness enter here and nowhere else. */
export async function createApp(
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
  const { caBundle, proxied, scanIntervalMs } = env.value;
  const aws = await createAws({
    caBundle,
    proxied,
    wall: Date.now,
    random: Math.random,
    variables: source,
  });
  aws.limiters.remember(await stores.pace.load());
  const memory = createMemory(
    collectorOf(globalThis.gc, process.versions.node),
    () => process.memoryUsage().heapUsed,
  );
  const base = {
    now: aws.clock.now,
    settings: () => ({ ...config.value.current().settings, scanIntervalMs }),
    accounts: () => config.value.current().accounts,
    aws,
    stores,
    log,
  };
  const scanner = createScanner({
    ...base,
    random: Math.random,
    savePace: () => stores.pace.save(aws.limiters.learned()),
    freeMemory() {
      aws.forgetClients();
      memory.free();
    },
  });
  return ok({
    ctx: { ...base, scans: scanner },
    scanner,
    env: env.value,
    config: config.value,
    memory,
    close: () => stores.close(),
  });
}

/** New with every start of the process: versions of the matrix are counted from it. */
export const BOOT_ID = randomUUID().slice(0, 8);
/** Changes with every build; the start command sets it. */
export const BUILD_ID = process.env.BEDROCK_READINESS_BUILD ?? "dev";

const HELD = globalThis as typeof globalThis & { bedrockReadiness?: App };

/** Pages, routes and instrumentation are module graphs of their own, so the one app is held globally. */
export function holdApp(app: App): void {
  HELD.bedrockReadiness = app;
}

/** The app that instrumentation started; null before. */
export async function getApp(): Promise<App | null> {
  return HELD.bedrockReadiness ?? null;
}
