import { parseArgs } from "node:util";
import { openConfig } from "@/lib/config/source";
import { addressOf, parseEnv } from "@/lib/env";
import { flagsOf } from "./flags";
import type { Io } from "./io";
import type { Parts } from "./parts";
import { isFree } from "./port";
import { follow, startServer } from "./server-process";

const CONFIGURATION_ERROR = 3;
const NOT_BUILT = 1;

export const SERVE_USAGE = `Usage: bedrock-readiness serve

Runs the dashboard until it is told to end. What it needs stands in the environment (PORT, BIND_ADDRESS, PUBLIC_URL, AUTH,
READINESS_CONFIG, READINESS_DATA_DIR, DATABASE_URL, SCAN_INTERVAL, LOG_LEVEL and AWS's own) and in readiness.yaml.

  --help   prints this

Exit: 0 it ended as it was told to, 1 it did not, 3 usage or configuration.
`;

/** Starts the built server once the environment, the file and the port were looked at, and lives as long as it does. */
export async function serve(args: readonly string[], io: Io, parts: Parts): Promise<number> {
  const flags = readFlags(args);
  if (!flags.ok) return refuse(io, [flags.error]);
  if (flags.value.values.help) {
    io.out(SERVE_USAGE);
    return 0;
  }
  const env = parseEnv(io.env);
  if (!env.ok) return refuse(io, env.error);
  const { bindAddress, port, config, dataDir, publicUrl } = env.value;
  const read = openConfig(config, Date.now);
  if (!read.ok) return refuse(io, read.error);
  if (!(await isFree({ port, host: bindAddress })))
    return refuse(io, [
      `Port ${port} on ${bindAddress} is in use. End what uses it, or set PORT to another.`,
    ]);
  const built = parts.server((text) => io.err(text));
  if (!built.ok) return NOT_BUILT;
  io.err(`Bedrock Readiness: ${publicUrl ?? addressOf(env.value)}\n`);
  // The server runs in another folder, so a file found here is named to it.
  const file = config.explicit || read.value.present() ? config.file : undefined;
  return follow(
    startServer(built.server, {
      env: env.value,
      variables: { ...io.env, READINESS_DATA_DIR: dataDir, READINESS_CONFIG: file },
      serve: parts.serve,
    }),
  );
}

function refuse(io: Io, lines: readonly string[]): number {
  io.err(`bedrock-readiness can't start:\n${lines.map((line) => `  ${line}`).join("\n")}\n`);
  return CONFIGURATION_ERROR;
}

function readFlags(args: readonly string[]) {
  return flagsOf("serve", () =>
    parseArgs({
      args: [...args],
      options: { help: { type: "boolean", short: "h", default: false } },
    }),
  );
}
