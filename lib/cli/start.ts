import path from "node:path";
import { openConfig } from "@/lib/config/source";
import { addressOf, parseEnv } from "@/lib/env";
import { buildIfStale } from "./build";
import { isFree } from "./port";
import { follow, startServer } from "./serve";

const CONFIGURATION_ERROR = 3;
const say = (text: string) => void process.stderr.write(text);

function refuse(lines: readonly string[]): never {
  say(`bedrock-readiness can't start:\n${lines.map((line) => `  ${line}`).join("\n")}\n`);
  process.exit(CONFIGURATION_ERROR);
}

const env = parseEnv(process.env);
if (!env.ok) refuse(env.error);
const { bindAddress, port, config, dataDir } = env.value;
const read = openConfig(config, Date.now);
if (!read.ok) refuse(read.error);
if (!(await isFree({ port, host: bindAddress }))) {
  refuse([`Port ${port} on ${bindAddress} is in use. End what uses it, or set PORT to another.`]);
}
const built = buildIfStale(say);
if (!built.ok) process.exit(1);
const variables = {
  ...process.env,
  READINESS_DATA_DIR: dataDir,
  ...(config.explicit
    ? { READINESS_CONFIG: config.file }
    : { READINESS_CONFIG: existing(config.file) }),
};
say(`Bedrock Readiness: ${env.value.publicUrl ?? addressOf(env.value)}\n`);
follow(startServer(built.server, { env: env.value, variables }));

/** The server runs in another folder, so a file found here is named to it. */
function existing(file: string): string | undefined {
  return read.ok && read.value.present() ? path.resolve(file) : undefined;
}
