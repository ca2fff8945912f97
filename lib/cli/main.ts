import { VERSION } from "@/lib/installation";
import { isStoreError } from "@/lib/services/ports/stores";
import { type Io, systemIo } from "./io";
import { checkoutParts, type Parts } from "./parts";

const USAGE = `Usage: bedrock-readiness <command> [options]

  serve     runs the dashboard
  demo      the same over a local stand-in for AWS
  scan      which models can be used, in which Region, by which route
  check     whether what a team requires is ready: for pipelines
  plan      everything that stands in the way, by who can remove it, with steps and commands
  explain   what an error means, who can fix it and how
  fit       whether so many calls a minute stay within a quota of tokens
  mcp       the same questions for an assistant, by the Model Context Protocol
  kit       how to call what a requirement names: ids, snippets and the caller's least policy
  check-principal
            whether a role or a user may call, by AWS's simulator of policies
  invite    a link that signs one person in, once
  token     tokens for machines: create, list, revoke
  act       what would be signed, asked, switched on or submitted at AWS; and does it, once it is confirmed
  prove     tries a call of a model, shown and confirmed before
  policy    the least IAM policy of each role
  audit     whether the record of what people did is whole, and all of it as JSON Lines
  doctor    what is configured, reachable, allowed and stale
  backup    a copy of the store, while the dashboard runs
  restore   puts such a copy in the place of the store

Each command tells its options with --help; --version prints the version.
`;

/** Exit code of wrong usage or configuration. */
export const USAGE_ERROR = 3;
/** What broke off told nothing; 1 would say that a requirement is not met. */
const NOT_TOLD = 2;

type Command = (args: readonly string[], io: Io, parts: Parts) => Promise<number> | number;

/** Each is loaded when it is asked for: what the others stand on takes longer to load than some take to run. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./serve")).serve,
  demo: async () => (await import("./demo")).demo,
  scan: async () => (await import("./scan")).scan,
  check: async () => (await import("./check-anywhere")).checkAnywhere,
  plan: async () => (await import("./plan")).plan,
  explain: async () => (await import("./explain")).explain,
  fit: async () => (await import("./fit")).fit,
  mcp: async () => (await import("./mcp")).mcp,
  kit: async () => (await import("./kit")).kit,
  "check-principal": async () => (await import("./check-principal")).checkPrincipalCommand,
  invite: async () => (await import("./invite")).invite,
  token: async () => (await import("./token")).token,
  act: async () => (await import("./act")).act,
  prove: async () => (await import("./prove")).prove,
  policy: async () => (await import("./policy")).policy,
  audit: async () => (await import("./audit")).audit,
  doctor: async () => (await import("./doctor")).doctor,
  backup: async () => (await import("./backup")).backup,
  restore: async () => (await import("./backup")).restore,
};

/** Runs one command and gives its exit code. */
export async function main(
  argv: readonly string[],
  io: Io = systemIo(),
  parts: Parts = checkoutParts(),
): Promise<number> {
  const [name = "--help", ...args] = argv;
  if (name === "--help" || name === "-h" || name === "help") {
    io.out(USAGE);
    return 0;
  }
  if (name === "--version") {
    io.out(`${VERSION}\n`);
    return 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    io.err(`bedrock-readiness: there is no command ${name}.\n\n${USAGE}`);
    return USAGE_ERROR;
  }
  try {
    const command = await load();
    return await command(args, io, parts);
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
