import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStores } from "@/lib/db/open";
import type { Stores } from "@/lib/services/ports/stores";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { startPostgres } from "@/tests/support/postgres";
import { runCli } from "@/tests/support/run-cli";
import { KEYS } from "@/tests/support/stand-in";

const LONG_MS = 90_000;
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };
const folder = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-full-"));
const NO_MOUNT = "a full disk: not run, no mount";

/** A disk of its own in the memory of this machine; false: it lets nobody mount one. */
function mount(disk: string, size: string): boolean {
  mkdirSync(disk, { recursive: true });
  const options = ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", disk];
  return process.platform === "linux" && spawnSync("/bin/mount", options).status === 0;
}

const disk = path.join(folder, "disk");
const mounted = mount(disk, "480k");

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn({ world: "all-ready" });
});
afterAll(async () => {
  await standIn.close();
  if (mounted) spawnSync("/bin/umount", [disk]);
  rmSync(folder, { recursive: true, force: true });
});

const env = (store: Readonly<Record<string, string>> = { READINESS_DATA_DIR: disk }) => ({
  ...KEYS,
  HOME: folder,
  AWS_ENDPOINT_URL: standIn.url,
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
  ...store,
});
const ONE = "us-east-1";
const SCAN = ["scan", "--region", ONE];

/** Both commands say it in the store's words, and judge nothing. */
async function tellsThatItIsFull(store: Readonly<Record<string, string>>, words: string) {
  const scanned = await runCli(SCAN, { env: env(store) });
  const line = `^bedrock-readiness scan: ${words} is full\\. Make room; what was stored before is kept\\.$`;
  expect(scanned.err).toMatch(new RegExp(line, "m"));
  expect(scanned.err).not.toMatch(/^ +at .*:\d+:\d/m);
  expect({ code: scanned.code, out: scanned.out }).toEqual({ code: 2, out: "" });
  const checked = await runCli(["check", `amazon.nova-lite-v1:0@${ONE}`], { env: env(store) });
  expect(checked.err).toMatch(/is full/);
  expect({ code: checked.code, out: checked.out }).toEqual({ code: 2, out: "" });
}

it.skipIf(!mounted)(
  mounted ? "a disk that is full is told, and nothing is judged" : NO_MOUNT,
  () =>
    tellsThatItIsFull(
      { READINESS_DATA_DIR: disk },
      "The disk that holds the store .*readiness\\.db",
    ),
  LONG_MS,
);

it(
  "a command that keeps nothing needs no room there",
  async () => {
    const { code, err } = await runCli(["check", "--no-store", `amazon.nova-lite-v1:0@${ONE}`], {
      env: env(),
    });
    expect({ code, err }).toEqual({ code: 0, err: "" });
  },
  LONG_MS,
);

/** A checkpoint writes for every database of a server, so where one's disk is full none can be made meanwhile. */
const postgres = mounted ? await startPostgres() : null;

describe.skipIf(postgres?.state !== "running")("PostgreSQL", () => {
  const place = path.join(folder, "tablespace");
  const name = `full_${randomBytes(4).toString("hex")}`;
  const adminUrl = postgres?.state === "running" ? postgres.url : "";
  const databaseUrl = adminUrl.replace(/\/postgres$/, `/${name}`);
  let admin: pg.Client;

  beforeAll(async () => {
    admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    const { rows } = await admin.query<{ data_directory: string }>("show data_directory");
    const { uid, gid } = statSync(rows[0]?.data_directory ?? "");
    expect(mount(place, "16m")).toBe(true);
    expect(spawnSync("/bin/chown", [`${uid}:${gid}`, place]).status).toBe(0);
    expect(spawnSync("/bin/chmod", ["755", folder]).status).toBe(0);
    await admin.query(`create tablespace ${name} location '${place}'`);
    await admin.query(`create database ${name} template template0 tablespace ${name}`);
  });
  afterAll(async () => {
    await admin.end();
    if (postgres?.state === "running") await postgres.stop();
    spawnSync("/bin/umount", [place]);
  });

  /** Until not even a page is left. */
  async function fill({ docs }: Stores): Promise<{ kept: number; refusal: unknown }> {
    let kept = 0;
    let refusal: unknown;
    for (const bytes of [500_000, 50_000, 5_000]) {
      refusal = undefined;
      while (refusal === undefined) {
        const body = randomBytes(bytes).toString("hex");
        const doc = { kind: "k", id: String(kept), updatedAt: 1, body };
        await docs.put(doc, 0).then(
          () => {
            kept += 1;
          },
          (error: unknown) => {
            refusal = error;
          },
        );
      }
    }
    return { kept, refusal };
  }

  it(
    "whose disk is full is told, read meanwhile, and works again when there is room",
    async () => {
      const opened = await openStores({ databaseUrl, dataDir: "", log: QUIET });
      if (!opened.ok) throw new Error(opened.error.message);
      const stores = opened.value;
      const { kept, refusal } = await fill(stores);
      const { host } = new URL(adminUrl);
      const words = `The disk of PostgreSQL at ${host}/${name}`;
      const message = `${words} is full. Make room; what was stored before is kept.`;
      expect(refusal).toMatchObject({ name: "StoreError", message });
      expect(stores.lastHealth()).toMatchObject({ works: false, kind: "disk-full", message });
      expect(await stores.docs.list("k")).toHaveLength(kept);
      await tellsThatItIsFull({ DATABASE_URL: databaseUrl }, words);
      expect(spawnSync("/bin/mount", ["-o", "remount,size=96m", place]).status).toBe(0);
      const doc = {
        kind: "k",
        id: "after",
        updatedAt: 1,
        body: randomBytes(500_000).toString("hex"),
      };
      expect(await stores.docs.put(doc, 0)).toBe(true);
      expect(stores.lastHealth()).toEqual({ works: true });
      const { code, err } = await runCli(SCAN, { env: env({ DATABASE_URL: databaseUrl }) });
      expect({ code, err: err.match(/full/)?.[0] }).toEqual({ code: 0, err: undefined });
      await stores.close();
    },
    3 * LONG_MS,
  );
});
