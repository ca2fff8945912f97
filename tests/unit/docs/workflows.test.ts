import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
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
      strategy: z.object({ matrix: z.record(z.string(), z.array(z.unknown())) }).optional(),
      steps: z.array(
        z
          .object({
            uses: z.string(),
            run: z.string(),
            name: z.string(),
            with: z.record(z.string(), z.unknown()),
          })
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
    const files = runs.flatMap((run) => [...run.matchAll(/^\s*\.\/(\S+)/gm)].map(([, one]) => one));
    expect(files.filter((one = "") => !existsSync(path.resolve(one)))).toEqual([]);
  });

  it("publishes a file by a path that begins with a dot, since npm takes folder/file for a repository", () => {
    const published = runs.flatMap((run) =>
      [...run.matchAll(/npm publish (\S+)/g)].map(([, one = ""]) => one),
    );
    expect(published.filter((one) => !/^\.\.?\//.test(one))).toEqual([]);
    expect(published).toHaveLength(file === "release.yml" ? 1 : 0);
  });

  it("puts nothing that others write into the text of a script", () => {
    expect(runs.filter((run) => run.includes("${{"))).toEqual([]);
  });
});

const folder = mkdtempSync(path.join(tmpdir(), "release-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the image of a release", () => {
  const { jobs } = Workflow.parse(parse(readFileSync(path.join(FOLDER, "release.yml"), "utf8")));
  const built = jobs.image?.steps.find(({ uses }) => uses?.startsWith("docker/build-push-action@"));

  it("is built for each kind of processor on one of its kind", () => {
    expect(jobs.image?.["runs-on"]).toBe("$" + "{{ matrix.runner }}");
    expect(jobs.image?.strategy?.matrix.include).toEqual([
      { processor: "amd64", runner: "ubuntu-latest" },
      { processor: "arm64", runner: expect.stringMatching(/-arm$/) },
    ]);
    expect(built?.with).not.toHaveProperty("platforms");
  });

  it("is made of images by digest", () => {
    const asked = [...readFileSync("Dockerfile", "utf8").matchAll(/^ARG (\w+_IMAGE)=/gm)];
    const given = String(built?.with?.["build-args"]).trim().split("\n");
    expect(given.map((one) => one.split("=")[0])).toEqual(asked.map(([, name]) => name));
    for (const one of given) expect(one).toMatch(/@sha256:[0-9a-f]{64}$/);
  });

  it("has the tag and the version as names, one for both kinds", () => {
    const script = jobs.tags?.steps.at(-1)?.run ?? "";
    const digests = path.join(folder, "digests");
    mkdirSync(digests);
    for (const name of ["aa", "bb"]) writeFileSync(path.join(digests, name), "");
    writeFileSync(path.join(folder, "docker"), '#!/bin/sh\necho "$@"\n');
    chmodSync(path.join(folder, "docker"), 0o755);
    const { stdout } = spawnSync("bash", ["-euo", "pipefail", "-c", script], {
      cwd: digests,
      encoding: "utf8",
      env: {
        NODE_ENV: "test",
        PATH: `${folder}:/usr/bin:/bin`,
        GITHUB_REPOSITORY: "Acme/Readiness",
        GITHUB_REF_NAME: "v1.2.3",
      },
    });
    expect(stdout.trim()).toBe(
      "buildx imagetools create --tag ghcr.io/acme/readiness:v1.2.3 --tag ghcr.io/acme/readiness:1.2.3 ghcr.io/acme/readiness@sha256:aa ghcr.io/acme/readiness@sha256:bb",
    );
  });
});
