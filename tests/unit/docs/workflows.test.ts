import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import manifest from "@/package.json";

const FOLDER = path.resolve(".github", "workflows");
const Workflow = z.object({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.enum(["read", "write"])),
  jobs: z.record(
    z.string(),
    z.object({
      "runs-on": z.string(),
      "timeout-minutes": z.number(),
      steps: z.array(
        z
          .object({ uses: z.string(), run: z.string(), name: z.string() })
          .partial()
          .refine(({ uses, run }) => (uses === undefined) !== (run === undefined)),
      ),
    }),
  ),
});

const PINNED = /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/;
/** npm's own. */
const BUILT_IN = new Set(["test", "start"]);

describe.each(readdirSync(FOLDER))("the workflow %s", (file) => {
  const text = readFileSync(path.join(FOLDER, file), "utf8");
  const workflow = Workflow.parse(parse(text));
  const steps = Object.values(workflow.jobs).flatMap(({ steps: own }) => own);
  const runs = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

  it("may only read, but for jobs that say what they write", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
  });

  it("names actions by commit, with their version beside", () => {
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.filter((one) => !PINNED.test(one))).toEqual([]);
    expect(text.match(/uses: .+@[0-9a-f]{40} # v\d+/g)).toHaveLength(used.length);
  });

  it("runs scripts that there are", () => {
    const scripts = runs.flatMap((run) =>
      [...run.matchAll(/npm run ([\w-]+)/g)].map(([, one]) => one),
    );
    expect(scripts.filter((one = "") => !(one in manifest.scripts) && !BUILT_IN.has(one))).toEqual(
      [],
    );
    const files = runs.flatMap((run) =>
      [...run.matchAll(/(?:^|\s)\.\/(\S+)/g)].map(([, one]) => one),
    );
    expect(files.filter((one = "") => !existsSync(path.resolve(one)))).toEqual([]);
  });

  it("puts nothing that others write into the text of a script", () => {
    expect(runs.filter((run) => run.includes("${{"))).toEqual([]);
  });
});
