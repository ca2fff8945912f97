import { Readable } from "node:stream";
import type { WorldName } from "@/lib/stand-in/worlds/all";
import { main } from "@/tests/support/main";
import { HUB } from "./scanned-world";
import { aBench, type Bench, CLEAN, type Environment, KEYS, withEnvironment } from "./stand-in";

export type RanCommand = { code: number; out: string; err: string };

export const PROVE_ROLE = `arn:aws:iam::${HUB}:role/BedrockReadinessProve`;

export const proveConfig = ({ callsPerDay = 50, more = "" } = {}): string => `
accounts:
  - id: "${HUB}"
    name: payments-prod
    proveRole: ${PROVE_ROLE}
prove: { enabled: true, callsPerDay: ${callsPerDay} }
regions: [us-east-1]
${more}`;

/** A stand-in, and the command run against it with a configuration that may prove. */
export async function aProvingBench(world: WorldName, config = proveConfig()) {
  const bench: Bench = await aBench({ world });
  const file = bench.file("readiness.yaml", config);
  const env: Environment = {
    ...CLEAN,
    ...KEYS,
    AWS_ENDPOINT_URL: bench.standIn.url,
    READINESS_DATA_DIR: `${bench.folder}/data`,
    READINESS_CONFIG: file,
  };
  const run = async (args: readonly string[], more: Environment = {}): Promise<RanCommand> => {
    const texts = { out: "", err: "" };
    const code = await withEnvironment({ ...env, ...more }, () =>
      main(args, {
        out: (text) => {
          texts.out += text;
        },
        err: (text) => {
          texts.err += text;
        },
        interactive: false,
        stdin: Readable.from([]),
        env: { ...process.env },
      }),
    );
    return { code, ...texts };
  };
  return { bench, env, run, control: bench.standIn.control };
}
