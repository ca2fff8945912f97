import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { runCli } from "@/tests/support/run-cli";
import { KEYS } from "@/tests/support/stand-in";

const LONG_MS = 90_000;
const folder = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-full-"));
const disk = path.join(folder, "disk");
mkdirSync(disk);
const options = ["-t", "tmpfs", "-o", "size=480k", "tmpfs", disk];
const mounted = process.platform === "linux" && spawnSync("/bin/mount", options).status === 0;

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn({ world: "all-ready" });
});
afterAll(async () => {
  await standIn.close();
  if (mounted) spawnSync("/bin/umount", [disk]);
  rmSync(folder, { recursive: true, force: true });
});

const env = () => ({
  ...KEYS,
  HOME: folder,
  AWS_ENDPOINT_URL: standIn.url,
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
  READINESS_DATA_DIR: disk,
});
const ONE = "us-east-1";

it.skipIf(!mounted)(
  mounted ? "a disk that is full is told, and nothing is judged" : "a full disk: not run, no mount",
  async () => {
    const scanned = await runCli(["scan", "--region", ONE], { env: env() });
    expect(scanned.err).toMatch(
      /^bedrock-readiness scan: The disk that holds the store .*readiness\.db is full\. Make room; what was stored before is kept\.$/m,
    );
    expect(scanned.err).not.toMatch(/ at .*\.ts:\d/);
    expect({ code: scanned.code, out: scanned.out }).toEqual({ code: 2, out: "" });
    const checked = await runCli(["check", `amazon.nova-lite-v1:0@${ONE}`], { env: env() });
    expect(checked.err).toMatch(/is full/);
    expect({ code: checked.code, out: checked.out }).toEqual({ code: 2, out: "" });
  },
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
