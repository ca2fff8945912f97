import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { scan } from "@/lib/cli/scan";
import type { Readiness } from "@/lib/contracts/readiness";
import { type StandIn, type StandInOptions, startStandIn } from "@/lib/stand-in/start";
import { DOCUMENTATION_KEY } from "@/lib/stand-in/worlds/demo-key";

export type Environment = Readonly<Record<string, string | undefined>>;
export type Ran = { code: number; out: string; err: string; ms: number };

/** A stand-in, a folder for the store and the files of a configuration, and the command run against them. */
export type Bench = {
  standIn: StandIn;
  folder: string;
  /** Writes a file into the folder and gives its path. */
  file(name: string, text: string): string;
  /** Runs `scan`; `env` stands beside what points the SDK at the stand-in, undefined takes a variable away. */
  scan(args?: readonly string[], env?: Environment): Promise<Ran>;
  /** Runs `scan --format json`. */
  read(args?: readonly string[], env?: Environment): Promise<Ran & { readiness: Readiness }>;
  close(): Promise<void>;
};

export const KEYS: Environment = {
  AWS_ACCESS_KEY_ID: DOCUMENTATION_KEY.accessKeyId,
  AWS_SECRET_ACCESS_KEY: DOCUMENTATION_KEY.secretAccessKey,
};

/** What the SDK may look at besides; taken away, so that only what a test says holds. */
export const CLEAN: Environment = {
  AWS_PROFILE: undefined,
  AWS_SESSION_TOKEN: undefined,
  AWS_DEFAULT_REGION: undefined,
  AWS_REGION: undefined,
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
  DATABASE_URL: undefined,
  READINESS_CONFIG: undefined,
  LOG_LEVEL: "silent",
};

/** Sets variables of this process for as long as `work` runs: the SDK reads them there. */
export async function withEnvironment<T>(env: Environment, work: () => Promise<T>): Promise<T> {
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  const set = (name: string, value: string | undefined) => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  for (const [name, value] of Object.entries(env)) set(name, value);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) set(name, value);
  }
}

async function run(args: readonly string[], env: Environment): Promise<Ran> {
  const texts = { out: "", err: "" };
  const begun = performance.now();
  const code = await withEnvironment(env, () =>
    scan(args, {
      out: (text) => {
        texts.out += text;
      },
      err: (text) => {
        texts.err += text;
      },
      interactive: false,
      stdin: Readable.from([]),
      env: { ...process.env },
    }),
  );
  return { code, ...texts, ms: Math.round(performance.now() - begun) };
}

/** Starts a stand-in and everything a command needs beside it. */
export async function aBench(options: StandInOptions): Promise<Bench> {
  const standIn = await startStandIn(options);
  const folder = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-test-"));
  const environment = (env: Environment): Environment => ({
    ...CLEAN,
    ...KEYS,
    AWS_ENDPOINT_URL: standIn.url,
    READINESS_DATA_DIR: path.join(folder, "data"),
    ...env,
  });
  const scanWith = (args: readonly string[] = [], env: Environment = {}) =>
    run(args, environment(env));
  return {
    standIn,
    folder,
    file(name, text) {
      const at = path.join(folder, name);
      writeFileSync(at, text);
      return at;
    },
    scan: scanWith,
    async read(args = [], env = {}) {
      const ran = await scanWith(["--format", "json", ...args], env);
      return { ...ran, readiness: JSON.parse(ran.out) as Readiness };
    },
    async close() {
      await standIn.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
