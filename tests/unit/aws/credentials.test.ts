import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { describe, expect, it } from "vitest";
import { type Credentials, credentialsFor, shareCredentials } from "@/lib/aws/credentials";
import { MINUTE_MS } from "@/lib/domain/time";

const BEGIN = Date.UTC(2026, 10, 22, 12);
const HOUR_MS = 60 * MINUTE_MS;

function aSource(validMs: number | null) {
  const state = { now: BEGIN, asked: 0, fails: false };
  const source = async (): Promise<Credentials> => {
    state.asked += 1;
    if (state.fails) throw new Error("the source is away");
    const base = { accessKeyId: `key-${state.asked}`, secretAccessKey: "secret" };
    return validMs === null ? base : { ...base, expiration: new Date(state.now + validMs) };
  };
  return { state, shared: shareCredentials(source, () => state.now) };
}

describe("renewing credentials", () => {
  it.each([
    ["at once", HOUR_MS, 0, "key-1"],
    ["five minutes and a moment before they expire", HOUR_MS, 55 * MINUTE_MS - 1, "key-1"],
    ["five minutes before they expire", HOUR_MS, 55 * MINUTE_MS, "key-2"],
    ["after they expired", HOUR_MS, 2 * HOUR_MS, "key-2"],
    ["undated, within a minute", null, MINUTE_MS - 1, "key-1"],
    ["undated, after a minute", null, MINUTE_MS, "key-2"],
  ])("%s", async (_name, validMs, laterMs, key) => {
    const { state, shared } = aSource(validMs);
    await shared();
    state.now += laterMs;
    expect((await shared()).accessKeyId).toBe(key);
  });

  it("never hands out credentials with less than five minutes left over a scan of three hours", async () => {
    const { state, shared } = aSource(HOUR_MS);
    for (; state.now < BEGIN + 3 * HOUR_MS; state.now += 7_000) {
      const { expiration } = await shared();
      expect((expiration?.getTime() ?? 0) - state.now).toBeGreaterThan(5 * MINUTE_MS);
    }
    expect(state.asked).toBe(4);
  });

  it("asks once for all that wait", async () => {
    const { state, shared } = aSource(HOUR_MS);
    await Promise.all(Array.from({ length: 50 }, shared));
    expect(state.asked).toBe(1);
  });

  it.each([
    ["uses what is still in force", HOUR_MS, 58 * MINUTE_MS, true],
    ["says so once nothing is in force", HOUR_MS, HOUR_MS, false],
    ["says so of undated ones", null, 2 * MINUTE_MS, false],
  ])("where the source fails it %s", async (_name, validMs, laterMs, works) => {
    const { state, shared } = aSource(validMs);
    await shared();
    state.now += laterMs;
    state.fails = true;
    const asked = shared();
    if (works) expect((await asked).accessKeyId).toBe("key-1");
    else await expect(asked).rejects.toThrow("the source is away");
    state.fails = false;
    expect((await shared()).accessKeyId).toBe("key-3");
  });
});

describe("profile files that change while the process runs", () => {
  it("are read as they are now", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "readiness-profile-"));
    const file = path.join(folder, "credentials");
    const names = ["AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"] as const;
    const before = names.map((name) => [name, process.env[name]] as const);
    const write = (key: string) =>
      writeFileSync(file, `[team]\naws_access_key_id = ${key}\naws_secret_access_key = secret\n`);
    try {
      for (const name of names) process.env[name] = file;
      const source = credentialsFor(
        { by: "profile", profile: "team" },
        { profile: null, client: { region: "us-east-1", requestHandler: new NodeHttpHandler() } },
      );
      write("first");
      expect((await source()).accessKeyId).toBe("first");
      write("second");
      expect((await source()).accessKeyId).toBe("second");
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
