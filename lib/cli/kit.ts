import { parseArgs } from "node:util";
import { kitJson } from "@/lib/domain/how-to-call/kit-json";
import { kitMarkdown } from "@/lib/domain/how-to-call/kit-markdown";
import { kitTerraform } from "@/lib/domain/how-to-call/kit-terraform";
import { requirementsOf } from "@/lib/domain/requirement/asked";
import { err, ok, type Result } from "@/lib/domain/result";
import { readKit } from "@/lib/services/how-to-call/read-kit";
import { flagsOf } from "./flags";
import { freshen } from "./freshen";
import type { Io } from "./io";
import { type CommandApp, withScanningApp } from "./with-app";

const USAGE_ERROR = 3;
const WRITERS = { markdown: kitMarkdown, terraform: kitTerraform, json: kitJson } as const;
type Format = keyof typeof WRITERS;

export const KIT_USAGE = `Usage: bedrock-readiness kit <requirement> [options]

Prints how to call what a requirement of the configuration file names, or a cell as model@region: by each open route that
it allows the id, a snippet for the AWS CLI, Python and TypeScript, the caller's least IAM policy with every Region to
which a call may be sent, and what a service control policy that denies Regions must exempt. Of what is not met it says
why, and prints nothing else.

  --format markdown|terraform|json   how it is written (markdown); terraform holds the policies alone
  --scan                             asks AWS now, however fresh the dashboard's store is
  --no-store                         asks AWS now and keeps nothing of what is read
  --help                             prints this

Exit: 0 all of it is printed, 1 something is not met, 2 something could not be told, 3 usage or configuration.
`;

type KitFlags = { asked: string | null; format: Format; scan: boolean; store: boolean };

/** `bedrock-readiness kit`: what a team needs to call what it requires. */
export async function kit(args: readonly string[], io: Io): Promise<number> {
  const flags = readFlags(args);
  if (!flags.ok) return refused(io, flags.error);
  if (flags.value.asked === null) {
    io.out(KIT_USAGE);
    return 0;
  }
  const wanted = { ...flags.value, asked: flags.value.asked };
  const ran = await withScanningApp(io, wanted, (app) => run(app, wanted, io));
  return ran.ok ? ran.value : refused(io, ran.error.join("\n"));
}

async function run(app: CommandApp, flags: KitFlags & { asked: string }, io: Io): Promise<number> {
  const found = requirementsOf([flags.asked], app.ctx.settings().requirements);
  if (!found.ok) return refused(io, found.error);
  const complete = await freshen(app, flags, io);
  const [requirement] = found.value;
  if (!requirement) return refused(io, `"${flags.asked}" is no requirement.`);
  const made = await readKit(app.ctx, requirement, { complete });
  io.out(WRITERS[flags.format](made));
  return made.exitCode;
}

function refused(io: Io, why: string): number {
  io.err(`bedrock-readiness kit: ${why}\n`);
  return USAGE_ERROR;
}

const isFormat = (text: string): text is Format => Object.hasOwn(WRITERS, text);

/** `asked` is null where help is asked for. */
function readFlags(args: readonly string[]): Result<KitFlags, string> {
  const read = flagsOf("kit", () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "markdown" },
        scan: { type: "boolean", default: false },
        "no-store": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }),
  );
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const { format, scan, help } = values;
  if (!isFormat(format))
    return err(`--format ${format} is not known. Use one of ${Object.keys(WRITERS).join(", ")}.`);
  const rest = { format, scan: scan || values["no-store"], store: !values["no-store"] };
  if (help) return ok({ asked: null, ...rest });
  const [asked, ...more] = positionals;
  if (asked === undefined) return err("Name a requirement, or a cell as model@region.");
  if (more.length > 0) return err("A kit is of one requirement. Put a name with spaces in quotes.");
  return ok({ asked, ...rest });
}
