import { isStoreError } from "@/lib/services/ports/stores";
import { act } from "./act";
import { audit } from "./audit";
import { beforeCheck, check } from "./check";
import { checkDeps } from "./check-deps";
import { checkServer, checkServerDeps } from "./check-server";
import { explain } from "./explain";
import { fit } from "./fit";
import { invite } from "./invite";
import { type Io, systemIo } from "./io";
import { plan } from "./plan";
import { policy } from "./policy";
import { prove } from "./prove";
import { scan } from "./scan";
import { token } from "./token";

const USAGE = `Usage: bedrock-readiness <command> [options]

  scan      which models can be used, in which Region, by which route
  check     whether what a team requires is ready: for pipelines
  plan      everything that stands in the way, by who can remove it, with steps and commands
  explain   what an error means, who can fix it and how
  fit       whether so many calls a minute stay within a quota of tokens
  invite    a link that signs one person in, once
  token     tokens for machines: create, list, revoke
  act       what would be signed, asked, switched on or submitted at AWS; and does it, once it is confirmed
  prove     tries a call of a model, shown and confirmed before
  policy    the least IAM policy of each role
  audit     whether the record of what people did is whole, and all of it as JSON Lines

Each command tells its options with --help.
`;

/** Exit code of wrong usage or configuration. */
export const USAGE_ERROR = 3;
/** What broke off told nothing; 1 would say that a requirement is not met. */
const NOT_TOLD = 2;

type Command = (args: readonly string[], io: Io) => Promise<number> | number;

const COMMANDS: Readonly<Record<string, Command>> = {
  scan,
  check: async (args, io) => {
    const begun = beforeCheck(args, io);
    if ("exitCode" in begun) return begun.exitCode;
    const { server } = begun.flags;
    if (server !== null) return checkServer({ ...begun.flags, server }, checkServerDeps(io));
    const deps = await checkDeps(io, begun.flags);
    if (!deps.ok) {
      io.err(`bedrock-readiness: ${deps.error.join("\n")}\n`);
      return USAGE_ERROR;
    }
    try {
      return await check(begun.flags, deps.value.deps);
    } finally {
      await deps.value.close();
    }
  },
  plan,
  explain,
  fit,
  invite,
  token,
  act,
  prove,
  policy,
  audit,
};

/** Runs one command and gives its exit code. */
export async function main(argv: readonly string[], io: Io = systemIo()): Promise<number> {
  const [name = "--help", ...args] = argv;
  if (name === "--help" || name === "-h" || name === "help") {
    io.out(USAGE);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    io.err(`bedrock-readiness: there is no command ${name}.\n\n${USAGE}`);
    return USAGE_ERROR;
  }
  try {
    return await command(args, io);
  } catch (error) {
    io.err(`bedrock-readiness ${name}: ${plainly(error)}\n`);
    return NOT_TOLD;
  }
}

/** A store that fails says why itself; anything else is a mistake of ours, and its stack tells where. */
function plainly(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return isStoreError(error) ? error.message : (error.stack ?? error.message);
}
