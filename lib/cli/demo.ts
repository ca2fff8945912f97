import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { addressOf } from "@/lib/env";
import { DEMO_CONFIG } from "./demo-config";
import type { Io } from "./io";
import type { Parts } from "./parts";
import { freePort } from "./port";
import { follow, startServer } from "./server-process";

const HOST = "127.0.0.1";
const FIRST_PORT = 3_000;
const AWS_PORT = 9_400;
const DEMO_WORLD = "first-look";
const NOT_BUILT = 1;
const NOT_STARTED = 1;
const ANSWERS_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 50;

export const DEMO_USAGE = `Usage: bedrock-readiness demo [options of the local AWS]

Runs the dashboard over a local stand-in for AWS, with accounts that exist nowhere, until Ctrl-C. It needs no AWS account
and keeps nothing. Options go to the stand-in, such as --speed 10 or --rate 20.

  --help   prints this
`;

/** AWS's own documentation key pair: it opens nothing but the local AWS of the demo. */
const KEYS = {
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};

/**
 * What the shell has of AWS's settings, of sign-in and of a store must not reach a demo that needs none, nor a proxy, which
 * would look for the local AWS on its own machine.
 */
const OTHERS =
  /^(AWS_|AUTH$|AUTH_PROXY|OIDC_|DATABASE_URL$|PUBLIC_URL$|BIND_ADDRESS$|METRICS_PUBLIC$|ROLE$|OTEL_|(HTTPS?|ALL)_PROXY$)/i;

/** The shell's variables, without those. */
export const quietOf = (env: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !OTHERS.test(name)));

/** The dashboard and a local AWS beside it, until it is told to end. */
export async function demo(args: readonly string[], io: Io, parts: Parts): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    io.out(DEMO_USAGE);
    return 0;
  }
  const built = parts.server((text) => io.out(text));
  if (!built.ok) return NOT_BUILT;
  const awsPort = await freePort(AWS_PORT, HOST);
  const port = await freePort(Number(io.env.PORT) || FIRST_PORT, HOST);
  const worldName = io.env.DEMO_WORLD ?? DEMO_WORLD;
  const world = ["--port", String(awsPort), "--world", worldName];
  const aws = spawn(process.execPath, [...parts.standIn, ...world, ...args], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const awsUrl = `http://${HOST}:${awsPort}`;
  if (!(await untilAnswers(awsUrl, aws))) {
    io.err("The local AWS did not start; what it said stands above.\n");
    aws.kill();
    return NOT_STARTED;
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-demo-"));
  const server = startServer(built.server, {
    env: { bindAddress: HOST, port },
    variables: {
      ...quietOf(io.env),
      ...KEYS,
      AWS_REGION: "us-east-1",
      AWS_ENDPOINT_URL: awsUrl,
      HEALTH_FEED_URL: `${awsUrl}/rss`,
      AWS_EC2_METADATA_DISABLED: "true",
      READINESS_DATA_DIR: dataDir,
      SCAN_INTERVAL: io.env.SCAN_INTERVAL ?? "2m",
      LOG_LEVEL: io.env.LOG_LEVEL ?? "warn",
      READINESS_CONFIG: io.env.READINESS_CONFIG ?? ownConfig(worldName, dataDir),
    },
    serve: parts.serve,
  });
  const ended = follow(server);
  io.out(
    `\n  Bedrock Readiness, on a local stand-in for AWS\n  ${addressOf({ bindAddress: HOST, port })}\n\n  Ctrl-C ends it.\n\n`,
  );
  const exitCode = await ended;
  aws.kill();
  rmSync(dataDir, { recursive: true, force: true });
  return exitCode;
}

/** Waits until the local AWS answers, for the first scan begins with the dashboard. False: it ended, or hangs. */
async function untilAnswers(url: string, aws: ChildProcess): Promise<boolean> {
  const until = performance.now() + ANSWERS_WITHIN_MS;
  while (aws.exitCode === null && performance.now() < until) {
    const answered = await fetch(url, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).then(
      () => true,
      () => false,
    );
    if (answered) return true;
    await delay(LOOK_EVERY_MS);
  }
  return false;
}

/** Other worlds have other accounts. */
function ownConfig(worldName: string, dataDir: string): string | undefined {
  if (worldName !== DEMO_WORLD) return undefined;
  const file = path.join(dataDir, "readiness.yaml");
  writeFileSync(file, DEMO_CONFIG);
  return file;
}
