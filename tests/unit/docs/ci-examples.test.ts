import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseCheckFlags, planCheck } from "@/lib/cli/check-args";
import { aRequirement } from "@/tests/unit/domain/requirement/worlds";

const blocksOf = (file: string, language: string): readonly string[] =>
  [...readFileSync(path.resolve("docs", file), "utf8").matchAll(/```(\w+)\n([\s\S]*?)```/g)]
    .filter(([, found]) => found === language)
    .map(([, , text]) => text ?? "");

/** The arguments of every `bedrock-readiness check` in a text, shell variables put in. */
function checksIn(text: string): readonly (readonly string[])[] {
  const filled = text.replace('"$@" ', "").replaceAll(/"\$\{READINESS_WAIT:-(\w+)\}"/g, "$1");
  return [...filled.matchAll(/npx (?:--no-install )?bedrock-readiness check([^\n#]*)/g)].map(
    ([, rest]) => (rest ?? "").trim().split(/\s+/).filter(Boolean),
  );
}

const folder = mkdtempSync(path.join(tmpdir(), "ci-examples-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script of the page with an `npx` of our own that ends with `exit` and tells its arguments. */
function runScript(exit: number) {
  const [script = ""] = blocksOf("ci-shell.md", "sh");
  const file = path.join(folder, "gate.sh");
  writeFileSync(file, script);
  writeFileSync(path.join(folder, "npx"), `#!/bin/sh\necho "$@"\nexit ${exit}\n`);
  chmodSync(path.join(folder, "npx"), 0o755);
  const env = { ...process.env, PATH: `${folder}:/usr/bin:/bin` };
  return spawnSync("sh", [file, "Payments assistant", "m@eu-west-1"], { env, encoding: "utf8" });
}

describe("the example for a shell", () => {
  it.each([
    [0, "going on"],
    [1, "not ready"],
    [2, "could not be told"],
    [3, "not set up right"],
  ])("ends with the check's own exit code %d and says what it means", (exit, words) => {
    const { status, stdout, stderr } = runScript(exit);
    expect(status).toBe(exit);
    expect(`${stdout}${stderr}`).toContain(words);
  });

  it("hands its arguments on whole, and takes no command from a registry", () => {
    expect(runScript(0).stdout.split("\n")[0]).toBe(
      "--no-install bedrock-readiness check Payments assistant m@eu-west-1 --wait 20m",
    );
  });
});

describe("the example for GitHub Actions", () => {
  const [workflow = "", configuration = "", byDashboard = ""] = blocksOf(
    "ci-github-actions.md",
    "yaml",
  );

  it("is a workflow whose gate is its last step", () => {
    const { jobs, permissions } = parse(workflow);
    expect(permissions).toEqual({ "id-token": "write", contents: "read" });
    expect(jobs.check.steps.at(-1).uses).toMatch(/\/bedrock-readiness@/);
  });

  it("gives the action nothing but its inputs, and the page names each of them", () => {
    const { inputs, outputs } = parse(readFileSync(path.resolve("action.yml"), "utf8"));
    const steps = [parse(workflow).jobs.check.steps.at(-1), ...parse(byDashboard)];
    for (const step of steps)
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
    const page = readFileSync(path.resolve("docs", "ci-github-actions.md"), "utf8");
    const named = [...page.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = ""]) => [
      ...cell.matchAll(/`([\w-]+)`/g),
    ]);
    expect(new Set(named.map(([, name]) => name))).toEqual(
      new Set([...Object.keys(inputs), ...Object.keys(outputs)]),
    );
  });

  it("has requirements in the form the product reads", () => {
    expect(parse(configuration).requirements[0]).toMatchObject({
      name: "Payments assistant",
      tokensPerMinute: 500_000,
    });
  });
});

describe("every check in the examples", () => {
  const checks = ["ci-shell.md", "ci-github-actions.md"].flatMap((file) =>
    ["sh", "console", "yaml"].flatMap((language) => blocksOf(file, language)).flatMap(checksIn),
  );

  it("takes no command from a registry in a pipeline, where nobody is asked", () => {
    const pipelines = ["ci-shell.md", "ci-github-actions.md"].flatMap((file) =>
      ["sh", "yaml"].flatMap((language) => blocksOf(file, language)),
    );
    expect(pipelines.filter((text) => /npx bedrock-readiness check/.test(text))).toEqual([]);
  });

  it("is understood by the command", () => {
    expect(checks.length).toBeGreaterThanOrEqual(3);
    for (const args of checks) {
      const flags = parseCheckFlags(args);
      expect(flags.ok && planCheck(flags.value, [aRequirement()])).toMatchObject({ ok: true });
    }
  });
});
