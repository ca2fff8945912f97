import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { elementsOf } from "@/tests/contract/check/xml";
import { aBench, type Bench, CLEAN, KEYS } from "@/tests/support/stand-in";

const LONG_MS = 90_000;
const LITE = "amazon.nova-lite-v1:0";
const JAMBA = "ai21.jamba-1-5-large-v1:0";

const Action = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
  outputs: z.record(z.string(), z.object({ value: z.string() })),
  runs: z.object({
    using: z.literal("composite"),
    steps: z.array(
      z.object({
        name: z.string(),
        id: z.string().optional(),
        shell: z.literal("bash"),
        env: z.record(z.string(), z.string()).default({}),
        run: z.string(),
      }),
    ),
  }),
});
const action = Action.parse(parse(readFileSync(path.resolve("action.yml"), "utf8")));

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "all-ready" });
});
beforeEach(() => bench.standIn.control.reset());
afterAll(() => bench.close());

type Inputs = Readonly<Record<string, string>>;

/** What the runner puts in the place of an expression. */
const filled = (text: string, given: Inputs): string =>
  text.replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_all, name: string) => {
    const input = action.inputs[name];
    if (!input) throw new Error(`there is no input ${name}`);
    return given[name] ?? input.default;
  });

type Ran = {
  code: number | null;
  out: string;
  outputs: string;
  summary: string;
  workspace: string;
};

let runs = 0;

/** Runs the steps as a runner does: each a script of its own, by its flags for bash, until one fails. */
async function runAction(
  given: Inputs,
  config = "regions: [us-east-1, eu-west-1]\n",
): Promise<Ran> {
  runs += 1;
  const workspace = path.join(bench.folder, `workspace-${runs}`);
  mkdirSync(workspace);
  writeFileSync(path.join(workspace, "readiness.yaml"), config);
  const [outputs, summary] = ["outputs", "summary"].map((name) => path.join(workspace, name));
  for (const file of [outputs, summary]) writeFileSync(file ?? "", "");
  const env = {
    ...CLEAN,
    ...KEYS,
    PATH: process.env.PATH,
    HOME: workspace,
    AWS_ENDPOINT_URL: bench.standIn.url,
    GITHUB_ACTION_PATH: path.resolve("."),
    GITHUB_OUTPUT: outputs,
    GITHUB_STEP_SUMMARY: summary,
  };
  let ended = { code: 0 as number | null, out: "" };
  for (const [at, step] of action.runs.steps.entries()) {
    if (ended.code !== 0) break;
    const script = path.join(workspace, `step-${at}.sh`);
    writeFileSync(script, filled(step.run, given));
    const own = Object.fromEntries(
      Object.entries(step.env).map(([name, value]) => [name, filled(value, given)]),
    );
    ended = await bash(script, { cwd: workspace, env: { ...env, ...own } });
  }
  const kept = (file: string | undefined) => readFileSync(file ?? "", "utf8");
  return { ...ended, outputs: kept(outputs), summary: kept(summary), workspace };
}

function bash(
  script: string,
  { cwd, env }: { cwd: string; env: Record<string, string | undefined> },
) {
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
    cwd,
    env: { NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  return new Promise<{ code: number | null; out: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, out }));
  });
}

describe("the action", () => {
  it("puts nothing that somebody gives into the text of a script", () => {
    for (const { run } of action.runs.steps) expect(run).not.toContain("${{");
  });

  it("has its outputs from the step that tells them", () => {
    const told = action.runs.steps.find(({ id }) => id === "check")?.run ?? "";
    for (const [name, { value }] of Object.entries(action.outputs)) {
      expect(value).toBe(`\${{ steps.check.outputs.${name} }}`);
      expect(told).toContain(`${name}=%s`);
    }
  });

  it(
    "ends well where all is ready, with a table in the summary and the report it was asked for",
    async () => {
      const ran = await runAction({ requirements: `${LITE}@us-east-1\n`, junit: "readiness.xml" });
      expect([ran.code, ran.outputs]).toEqual([0, "exit-code=0\noutcome=ready\n"]);
      expect(ran.out).toContain("1 of 1 requirement is met.");
      expect(ran.summary).toMatch(/^## Bedrock readiness\n[\s\S]*\| met \| by on-demand/m);
      const report = readFileSync(path.join(ran.workspace, "readiness.xml"), "utf8");
      expect(elementsOf(report).filter(({ name }) => name === "testcase")).toHaveLength(1);
    },
    LONG_MS,
  );

  it(
    "fails where something is not ready, and marks it",
    async () => {
      bench.standIn.control.given({
        change: "access",
        models: [JAMBA],
        authorization: "NOT_AUTHORIZED",
      });
      const ran = await runAction({ requirements: `${LITE}@us-east-1\n${JAMBA}@us-east-1` });
      expect([ran.code, ran.outputs]).toEqual([1, "exit-code=1\noutcome=not-ready\n"]);
      expect(ran.out).toMatch(new RegExp(`^::error title=.*${JAMBA}@us-east-1`, "m"));
      expect(ran.summary).toContain("not met");
    },
    LONG_MS,
  );

  it(
    "takes a name as a name, whatever stands in it",
    async () => {
      const name = "$(touch made) `touch made`; touch made";
      const ran = await runAction({ requirements: name, summary: "false" });
      expect([ran.code, ran.outputs]).toEqual([3, "exit-code=3\noutcome=wrong\n"]);
      expect(existsSync(path.join(ran.workspace, "made"))).toBe(false);
      expect(ran.summary).toBe("");
    },
    LONG_MS,
  );
});
