import { parseArgs } from "node:util";
import type { Role } from "@/lib/domain/access/roles";
import { err, ok, type Result } from "@/lib/domain/result";
import { DAY_MS, type EpochMs } from "@/lib/domain/time";
import { dateText, isoTime } from "@/lib/domain/words/dates";
import { parseDuration } from "@/lib/domain/words/durations";
import { createToken, listTokens, revokeToken } from "@/lib/services/access/tokens";
import type { StoredToken } from "@/lib/services/ports/people";
import { flagsOf } from "./flags";
import { type AskedGrant, grantOf, grantText } from "./grant-args";
import type { Io } from "./io";
import { warnWithoutSignIn, withStore } from "./with-store";

const USAGE_ERROR = 3;
const REFUSED = 1;
/** A token reads, so a role that does more than ask is of no use to it. */
const TOKEN_ROLES = ["viewer", "operator"] as const satisfies readonly Role[];
const LASTS_MS = 90 * DAY_MS;
const LASTS_MAX_MS = 366 * DAY_MS;

export const TOKEN_USAGE = `Usage: bedrock-readiness token create --name ci --role viewer [options]
       bedrock-readiness token list [--format table|json]
       bedrock-readiness token revoke NAME

Tokens for machines: they read the API by "Authorization: Bearer", and nothing else. A new one is printed once; only
its hash is kept.

  --name TEXT              what it is told apart by
  --role viewer|operator   neither acts, tries calls or manages
  --accounts a,b           of which accounts: ids, names, or patterns of names (all)
  --expires 90d            how long it is good, at most 366d (90d)
  --help                   prints this

Exit: 0 done, 1 there is one of this name, or none, 3 usage or configuration.
`;

type Plan =
  | { do: "help" }
  | { do: "create"; grant: AskedGrant; lastsMs: number }
  | { do: "list"; format: "table" | "json" }
  | { do: "revoke"; name: string };

/** Makes, lists and revokes tokens. */
export async function token(args: readonly string[], io: Io): Promise<number> {
  const plan = planOf(args);
  if (!plan.ok) {
    io.err(`bedrock-readiness token: ${plan.error}\n`);
    return USAGE_ERROR;
  }
  const asked = plan.value;
  if (asked.do === "help") {
    io.out(TOKEN_USAGE);
    return 0;
  }
  return withStore(io, async ({ ctx, env }) => {
    if (asked.do === "list") {
      const text = asked.format === "json" ? asJson : asTable;
      io.out(text(await listTokens(ctx), ctx.now()));
      return 0;
    }
    if (asked.do === "revoke") {
      const revoked = await revokeToken(ctx, { name: asked.name });
      io.err(revoked.ok ? `${asked.name} opens nothing any more.\n` : `${revoked.error.message}\n`);
      return revoked.ok ? 0 : REFUSED;
    }
    const { name, ...grant } = asked.grant;
    const made = await createToken(ctx, { name, grant, expiresAt: ctx.now() + asked.lastsMs });
    if (!made.ok) {
      io.err(`${made.error.message}\n`);
      return REFUSED;
    }
    warnWithoutSignIn(io, env, "The token is asked for");
    const until = dateText(made.value.token.expiresAt, 0);
    io.err(`${name}, ${grantText(grant)}, until ${until}. It is shown this once.\n`);
    io.out(`${made.value.text}\n`);
    return 0;
  });
}

function planOf([verb = "--help", ...args]: readonly string[]): Result<Plan, string> {
  if (verb === "--help" || verb === "-h") return ok({ do: "help" });
  const flags = readFlags(args);
  if (!flags.ok) return flags;
  const { values, positionals } = flags.value;
  if (values.help) return ok({ do: "help" });
  const [name, ...more] = positionals;
  if (more.length > 0 || (verb !== "revoke" && name !== undefined))
    return err(`${[name, ...more].join(" ")} is too much. See token --help.`);
  if (verb === "list") {
    const format = (["table", "json"] as const).find((one) => one === (values.format ?? "table"));
    return format
      ? ok({ do: "list", format })
      : err(`--format ${values.format} is not known. Use table or json.`);
  }
  if (verb === "revoke")
    return name === undefined ? err("Name the token to revoke.") : ok({ do: "revoke", name });
  if (verb !== "create") return err(`there is no token ${verb}. See token --help.`);
  return createPlan(values);
}

function createPlan(values: Flags): Result<Plan, string> {
  const { name, role, accounts, expires } = values;
  const grant = grantOf({ name, role, accounts }, TOKEN_ROLES);
  if (!grant.ok) return grant;
  const lastsMs = expires === undefined ? LASTS_MS : parseDuration(expires);
  if (lastsMs === null || lastsMs <= 0 || lastsMs > LASTS_MAX_MS)
    return err(
      `--expires ${expires} is no time of at most 366d. Write a number and d, such as 90d.`,
    );
  return ok({ do: "create", grant: grant.value, lastsMs });
}

type Flags = {
  name?: string | undefined;
  role?: string | undefined;
  accounts?: string | undefined;
  expires?: string | undefined;
  format?: string | undefined;
  help?: boolean | undefined;
};

function readFlags(
  args: readonly string[],
): Result<{ values: Flags; positionals: string[] }, string> {
  return flagsOf("token", () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        name: { type: "string" },
        role: { type: "string" },
        accounts: { type: "string" },
        expires: { type: "string" },
        format: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
}

const asJson = (tokens: readonly StoredToken[]): string =>
  `${JSON.stringify(
    tokens.map(({ hint, name, grant, madeBy, createdAt, expiresAt, used }) => ({
      name,
      begins: hint,
      ...grant,
      madeBy,
      createdAt: isoTime(createdAt),
      expiresAt: isoTime(expiresAt),
      lastUsedAt: isoTime(used?.at ?? null),
    })),
    null,
    2,
  )}\n`;

function asTable(tokens: readonly StoredToken[], now: EpochMs): string {
  if (tokens.length === 0) return "There is no token.\n";
  const rows = tokens.map(({ hint, name, grant, expiresAt, used, madeBy }) => [
    name,
    `${hint}…`,
    grantText(grant),
    used ? dateText(used.at, now) : "never used",
    `until ${dateText(expiresAt, now)}`,
    `by ${madeBy}`,
  ]);
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
