import { Readable } from "node:stream";
import { main } from "@/tests/support/main";
import { type Bench, type Environment, KEYS, withEnvironment } from "@/tests/support/stand-in";

export type Answer = { code: number; out: string; err: string; ms: number };

/** Only what is said here reaches the SDK and the command. */
const CLEAN: Environment = {
  AWS_PROFILE: undefined,
  AWS_SESSION_TOKEN: undefined,
  AWS_REGION: undefined,
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
  DATABASE_URL: undefined,
  LOG_LEVEL: "silent",
};

/** What a process sees that goes to a stand-in, with a configuration of these lines and the bench's store. */
export const environmentOf = (bench: Bench, config: string): Environment => ({
  ...CLEAN,
  ...KEYS,
  AWS_ENDPOINT_URL: bench.standIn.url,
  READINESS_CONFIG: bench.file("readiness.yaml", config),
  READINESS_DATA_DIR: `${bench.folder}/data`,
});

/** Runs the command line against a stand-in, with a configuration of these lines. */
export async function answer(
  bench: Bench,
  args: readonly string[],
  config = "regions: [us-east-1, eu-west-1]\n",
  more: Environment = {},
): Promise<Answer> {
  const texts = { out: "", err: "" };
  const begun = performance.now();
  const env = { ...environmentOf(bench, config), ...more };
  const code = await withEnvironment(env, () =>
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
  return { code, ...texts, ms: performance.now() - begun };
}
