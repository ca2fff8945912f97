import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { addressOf } from "@/lib/env";
import { buildIfStale } from "./build";
import { DEMO_CONFIG } from "./demo-config";
import { freePort } from "./port";
import { follow, startServer } from "./serve";

const HOST = "127.0.0.1";
const FIRST_PORT = 3_000;
const AWS_PORT = 9_400;
const DEMO_WORLD = "first-look";
const STAND_IN = path.join("lib", "stand-in", "main.ts");
const TSX = path.join("node_modules", "tsx", "dist", "cli.mjs");

/** AWS's own documentation key pair: it opens nothing but the local AWS of the demo. */
const KEYS = {
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};

const say = (text: string) => void process.stdout.write(text);

/** What the shell has of AWS's settings must not reach a demo that needs none. */
const quiet = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_")),
);

const built = buildIfStale(say);
if (!built.ok) process.exit(1);
const awsPort = await freePort(AWS_PORT, HOST);
const port = await freePort(Number(process.env.PORT) || FIRST_PORT, HOST);
const dataDir = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-demo-"));
const worldName = process.env.DEMO_WORLD ?? DEMO_WORLD;
const world = ["--port", String(awsPort), "--world", worldName];
const aws = spawn(process.execPath, [TSX, STAND_IN, ...world, ...process.argv.slice(2)], {
  stdio: ["ignore", "ignore", "inherit"],
});
const server = startServer(built.server, {
  env: { bindAddress: HOST, port },
  variables: {
    ...quiet,
    ...KEYS,
    AWS_REGION: "us-east-1",
    AWS_ENDPOINT_URL: `http://${HOST}:${awsPort}`,
    HEALTH_FEED_URL: `http://${HOST}:${awsPort}/rss`,
    AWS_EC2_METADATA_DISABLED: "true",
    READINESS_DATA_DIR: dataDir,
    SCAN_INTERVAL: process.env.SCAN_INTERVAL ?? "2m",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
    DATABASE_URL: undefined,
    PUBLIC_URL: undefined,
    READINESS_CONFIG: process.env.READINESS_CONFIG ?? ownConfig(),
  },
});
/** Other worlds have other accounts. */
function ownConfig(): string | undefined {
  if (worldName !== DEMO_WORLD) return undefined;
  const file = path.join(dataDir, "readiness.yaml");
  writeFileSync(file, DEMO_CONFIG);
  return file;
}

follow(server, () => {
  aws.kill();
  rmSync(dataDir, { recursive: true, force: true });
});
say(
  `\n  Bedrock Readiness, on a local stand-in for AWS\n  ${addressOf({ bindAddress: HOST, port })}\n\n  Ctrl-C ends it.\n\n`,
);
