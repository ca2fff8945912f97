import { parseArgs } from "node:util";
import { ok, type Result } from "@/lib/domain/result";
import { timeText } from "@/lib/domain/words/dates";
import { routes } from "@/lib/routes";
import { invite as makeLink } from "@/lib/services/access/links";
import { flagsOf } from "./flags";
import { type AskedGrant, grantOf, grantText } from "./grant-args";
import type { Io } from "./io";
import { warnWithoutSignIn, withStore } from "./with-store";

const USAGE_ERROR = 3;

export const INVITE_USAGE = `Usage: bedrock-readiness invite --name ana --role viewer [options]

Prints a link that signs one person in: good once, for 15 minutes. For the first admin, for teams without a
sign-in provider, and for the day it is down. It needs the store of the dashboard and the same environment.

  --name TEXT                   whom the link is for; the record calls them so
  --role viewer|operator|admin  what they may do
  --accounts a,b                of which accounts: ids, names, or patterns of names (all)
  --help                        prints this

Exit: 0 the link is printed, 3 usage or configuration.
`;

/** Makes a one-time link and prints it alone on standard output. */
export async function invite(args: readonly string[], io: Io): Promise<number> {
  const asked = readArgs(args);
  if (!asked.ok) {
    io.err(`bedrock-readiness invite: ${asked.error}\n`);
    return USAGE_ERROR;
  }
  if (asked.value === "help") {
    io.out(INVITE_USAGE);
    return 0;
  }
  const { name, ...grant } = asked.value;
  return withStore(io, async ({ ctx, env }) => {
    const { secret, expiresAt } = await makeLink(ctx, { name, grant });
    warnWithoutSignIn(io, env, "The link works");
    io.err(
      `For ${name}, ${grantText(grant)}. Good once, until ${timeText(expiresAt)} UTC; whoever opens it first is ${name}.\n`,
    );
    io.out(`${new URL(routes.signIn({ link: secret }), ctx.identity.publicUrl).href}\n`);
    return 0;
  });
}

function readArgs(args: readonly string[]): Result<AskedGrant | "help", string> {
  const read = flagsOf("invite", () =>
    parseArgs({
      args: [...args],
      options: {
        name: { type: "string" },
        role: { type: "string" },
        accounts: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
  if (!read.ok) return read;
  const { values } = read.value;
  if (values.help) return ok("help");
  const { name, role, accounts } = values;
  return grantOf({ name, role, accounts });
}
