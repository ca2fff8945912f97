import { mkdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_CONFIG } from "@/lib/cli/demo-config";
import { command } from "@/tests/support/command";
import {
  blocksOf,
  commandsOf,
  type DocCommand,
  docPages,
  isShown,
} from "@/tests/support/doc-pages";
import { aBench, type Bench, CLEAN, KEYS } from "@/tests/support/stand-in";

const LONG_MS = 120_000;
/** Every Region of three accounts is more than a page wants to show. */
const NARROWED = "regions: [us-east-1, eu-west-1]\n";
/** Where a page keeps its backups. */
const BACKUPS = "/backups/";

const pages = docPages()
  .map(({ file, text }) => ({
    file,
    commands: blocksOf(text)
      .filter(({ language, notRun }) => language === "console" && notRun === null)
      .flatMap(commandsOf),
  }))
  .filter(({ commands }) => commands.length > 0);

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "first-look" });
});
afterAll(() => bench.close());

/** A page has a store of its own, as whoever begins at its top. */
function aReader(page: string) {
  const folder = path.join(bench.folder, page.replaceAll("/", "-"));
  mkdirSync(folder);
  const env = {
    ...CLEAN,
    ...KEYS,
    AWS_REGION: "us-east-1",
    AWS_ENDPOINT_URL: bench.standIn.url,
    READINESS_CONFIG: bench.file("readiness.yaml", `${DEMO_CONFIG}${NARROWED}`),
    READINESS_DATA_DIR: path.join(folder, "data"),
  };
  return async ({ line, args: [npx, name, ...args] }: DocCommand) => {
    expect([npx, name], line).toEqual(["npx", "bedrock-readiness"]);
    const placed = args.map((one) => one.replace(BACKUPS, `${folder}/`));
    const ran = await command(placed, env);
    return { ...ran, out: ran.out.replaceAll(`${folder}/`, BACKUPS) };
  };
}

describe("a reader who types what a page says, from its top to its bottom", () => {
  it.each(pages)(
    "sees what $file shows",
    async ({ file, commands }) => {
      const type = aReader(file);
      for (const typed of commands) {
        const { code, out, err } = await type(typed);
        expect([typed.line, code, code === typed.exit ? "" : err]).toEqual([
          typed.line,
          typed.exit,
          "",
        ]);
        if (typed.output.length > 0 && !isShown(out, typed.output))
          expect(out, typed.line).toBe(typed.output.join("\n"));
      }
    },
    LONG_MS,
  );
});
