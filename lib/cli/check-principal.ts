import { parseArgs } from "node:util";
import { CheckPrincipalInput } from "@/lib/contracts/actions/check-principal";
import { maskAs } from "@/lib/domain/export/mask";
import { readPrincipal } from "@/lib/domain/principal/arn";
import { checkExitCode } from "@/lib/domain/principal/check";
import { principalJson, principalText } from "@/lib/domain/principal/report";
import { err, ok, type Result } from "@/lib/domain/result";
import { checkPrincipal, ROUTES_MAX } from "@/lib/services/principals/check-principal";
import { flagsOf } from "./flags";
import { freshen } from "./freshen";
import type { Io } from "./io";
import { type CommandApp, withScanningApp } from "./with-app";

const USAGE_ERROR = 3;
const NOT_TOLD = 2;
const WRITERS = { text: principalText, json: principalJson } as const;
type Format = keyof typeof WRITERS;

export const CHECK_PRINCIPAL_USAGE = `Usage: bedrock-readiness check-principal ARN --account ID [options]

Says, by AWS's simulator of policies, whether a role or a user may call models: for each route the profile, and the model
in every Region to which a call may be sent. It says first what the simulator can't see. Nothing of it is kept or changes
what is said to be ready. It is off unless the configuration file says principals: { enabled: true }.

  --account ID         the account, by id or name
  --model ID           this model alone, ready or not (all that is ready; ${ROUTES_MAX} routes at most)
  --region REGION      this Region alone
  --format text|json   how it is written (text)
  --scan               asks AWS for models and profiles now, however fresh the dashboard's store is
  --no-store           the same, and keeps nothing of what is read
  --help               prints this

Exit: 0 nothing is refused by what can be seen, 1 something is, 2 something depends on more or was not checked,
3 usage or configuration.
`;

type Flags = { input: CheckPrincipalInput; format: Format; scan: boolean; store: boolean };

/** `bedrock-readiness check-principal`: whether a role or a user may call, as far as can be seen. */
export async function checkPrincipalCommand(args: readonly string[], io: Io): Promise<number> {
  const flags = readFlags(args);
  if (!flags.ok) return refused(io, flags.error);
  if (flags.value === null) {
    io.out(CHECK_PRINCIPAL_USAGE);
    return 0;
  }
  const asked = flags.value;
  const ran = await withScanningApp(io, asked, (app) => run(app, asked, io));
  return ran.ok ? ran.value : refused(io, ran.error.join("\n"));
}

async function run(app: CommandApp, flags: Flags, io: Io): Promise<number> {
  const { ctx } = app;
  if (ctx.settings().checkPrincipals) await freshen(app, flags, io);
  const checked = await checkPrincipal(ctx, flags.input);
  if (!checked.ok) {
    const { code, message } = checked.error;
    if (code !== "NOT_READ") return refused(io, message);
    io.err(`bedrock-readiness check-principal: ${message}\n`);
    return NOT_TOLD;
  }
  const text = WRITERS[flags.format](checked.value);
  io.out(ctx.settings().maskAccountIds ? maskAs(flags.format, text) : text);
  return checkExitCode(checked.value);
}

function refused(io: Io, why: string): number {
  io.err(`bedrock-readiness check-principal: ${why}\n`);
  return USAGE_ERROR;
}

const isFormat = (text: string): text is Format => Object.hasOwn(WRITERS, text);

/** Null: help is asked for. */
function readFlags(args: readonly string[]): Result<Flags | null, string> {
  const parsed = flagsOf("check-principal", () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        account: { type: "string" },
        model: { type: "string" },
        region: { type: "string" },
        format: { type: "string", default: "text" },
        scan: { type: "boolean", default: false },
        "no-store": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help) return ok(null);
  const { format, account } = values;
  if (!isFormat(format)) return err(`--format ${format} is not known. Use text or json.`);
  const [principal, ...more] = positionals;
  if (principal === undefined || more.length > 0)
    return err("Give one ARN of a role or a user. See check-principal --help.");
  const read = readPrincipal(principal);
  if (!read.ok) return err(read.error);
  if (account === undefined) return err("--account is missing: its id or name.");
  const { model = null, region = null } = values;
  const input = CheckPrincipalInput.safeParse({ principal, account, model, region });
  if (!input.success) {
    const option = String(input.error.issues[0]?.path[0] ?? "ARN");
    return err(`--${option} is not well formed. See check-principal --help.`);
  }
  const scan = values.scan || values["no-store"];
  return ok({ input: input.data, format, scan, store: !values["no-store"] });
}
