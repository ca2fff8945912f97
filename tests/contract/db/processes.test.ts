import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { expect, it } from "vitest";
import type { StoreOptions } from "@/lib/db/open";
import { readEntry } from "@/lib/domain/audit/entry";
import { verifyRecord } from "@/lib/services/audit/verify";
import { compiled } from "@/tests/support/compiled";
import { onBoth } from "./databases";
import { ACCOUNT, T0 } from "./samples";

type Job = { job: "open" | "write" | "merge" | "record"; name?: string; count?: number };

function start({ databaseUrl, dataDir }: StoreOptions, { job, name = "", count }: Job) {
  const args = [compiled("worker"), job, databaseUrl ?? "", dataDir, name, `${count ?? ""}`];
  return spawn(process.execPath, args);
}

type Outcome = { exitCode: number | null; lines: readonly string[]; said: string };

function outcome(child: ChildProcessWithoutNullStreams): Promise<Outcome> {
  let [out, said] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => {
    child.once("close", (exitCode) => {
      resolve({ exitCode, lines: out.split("\n").slice(0, -1), said });
    });
  });
}

function lineCount(child: ChildProcessWithoutNullStreams, wanted: number): Promise<void> {
  return new Promise((resolve) => {
    let seen = 0;
    child.stdout.on("data", (chunk) => {
      seen += String(chunk).split("\n").length - 1;
      if (seen >= wanted) resolve();
    });
  });
}

onBoth("several processes", ({ fresh }) => {
  it("that start together make the tables once", async () => {
    const { options, open } = await fresh();
    const racers = await Promise.all(
      Array.from({ length: 3 }, () => outcome(start(options, { job: "open" }))),
    );
    const good = { exitCode: 0, lines: ["open"], said: "" };
    expect(racers).toEqual([good, good, good]);
    expect(await (await open()).facts.accounts()).toEqual([]);
  });

  it("that write one region at once lose nothing", async () => {
    const { options, open } = await fresh();
    const names = ["a", "b", "c"];
    const writers = await Promise.all(
      names.map((name) => outcome(start(options, { job: "merge", name }))),
    );
    expect(writers.map(({ exitCode, said }) => ({ exitCode, said }))).toEqual(
      names.map(() => ({ exitCode: 0, said: "" })),
    );
    const kept = await (await open()).facts.region(ACCOUNT, "eu-west-1");
    expect(Object.keys(kept?.facts.availability ?? {})).toHaveLength(150);
  });

  it("that put 500 rows each on record leave one whole chain of them", async () => {
    const { options, open } = await fresh();
    const names = ["a", "b", "c"];
    const writers = await Promise.all(
      names.map((name) => outcome(start(options, { job: "record", name, count: 500 }))),
    );
    expect(writers.map(({ exitCode, said }) => ({ exitCode, said }))).toEqual(
      names.map(() => ({ exitCode: 0, said: "" })),
    );
    const { audit } = await open();
    const verdict = await verifyRecord({ audit, now: () => T0 });
    expect(verdict).toMatchObject({ state: "whole", rows: 1_500, upTo: 1_500 });
  });

  it("killed while they put things on record keep what was done and its row, or neither", async () => {
    const { options, open } = await fresh();
    for (const name of ["first", "second", "third"]) {
      const child = start(options, { job: "record", name });
      const ended = outcome(child);
      await lineCount(child, 60);
      child.kill("SIGKILL");
      const { lines } = await ended;
      const store = await open();
      const done = (await store.docs.list(name)).map(({ id }) => `${name}-${id}`).sort();
      const rows = await store.audit.after(0, 10_000);
      const told = rows.flatMap(({ entry }) => readEntry(entry)?.on.subject ?? []);
      expect(told.filter((subject) => subject.startsWith(`${name}-`)).sort()).toEqual(done);
      expect(lines.filter((id) => !done.includes(`${name}-${id}`))).toEqual([]);
      expect(await verifyRecord({ audit: store.audit, now: () => T0 })).toMatchObject({
        state: "whole",
        rows: rows.length,
      });
    }
  });

  it("killed in the middle of writing lose nothing that was acknowledged", async () => {
    const { options, open } = await fresh();
    for (const name of ["first", "second"]) {
      const child = start(options, { job: "write", name });
      const ended = outcome(child);
      await lineCount(child, 100);
      child.kill("SIGKILL");
      const { lines } = await ended;
      const store = await open();
      const kept = new Set((await store.docs.list(name)).map((doc) => doc.id));
      expect(lines.length).toBeGreaterThanOrEqual(100);
      expect(lines.filter((id) => !kept.has(id))).toEqual([]);
      expect(kept.size - lines.length).toBeLessThanOrEqual(1);
    }
  });
});
