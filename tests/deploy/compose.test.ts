import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseConfig } from "@/lib/config/parse";
import { parseEnv } from "@/lib/env";
import { tool } from "@/tests/support/tool";

const FILE = "deploy/compose.yaml";
const GIVEN = { POSTGRES_PASSWORD: "secret" };
const compose = tool("docker", ["compose", "version"]);
const older = tool("docker-compose", ["version"]);

type Service = { environment: Record<string, string | null>; volumes: readonly string[] };
const services = parse(readFileSync(FILE, "utf8")).services as Record<string, Service>;

/** As compose puts what is given, or what stands for it, in the place of a variable. */
const filled = (value: string): string =>
  value.replace(/\$\{([A-Z_]+):[-?]([^}]*)\}/g, (_whole, name: string, otherwise: string) =>
    name === "POSTGRES_PASSWORD" ? GIVEN.POSTGRES_PASSWORD : otherwise,
  );

describe("compose.yaml", () => {
  it("gives the dashboard an environment with which it starts", () => {
    const entries = Object.entries(services.readiness?.environment ?? {});
    const env = Object.fromEntries(entries.map(([name, value]) => [name, filled(value ?? "")]));
    const parsed = parseEnv({ ...env, BIND_ADDRESS: "0.0.0.0" });
    expect(parsed).toMatchObject({ ok: true, value: { auth: { kind: "link" } } });
  });

  it("comes with a configuration that is one, in a folder, so that what an editor puts in its place is seen", () => {
    const named = services.readiness?.environment.READINESS_CONFIG ?? "";
    const mounts = services.readiness?.volumes.map((volume) => volume.split(":")) ?? [];
    const [from = ""] = mounts.find(([, to]) => to === path.dirname(named)) ?? [];
    for (const [place = ""] of mounts)
      expect(statSync(path.join("deploy", place)).isDirectory()).toBe(true);
    const file = path.join("deploy", from, path.basename(named));
    expect(parseConfig(readFileSync(file, "utf8"), file)).toMatchObject({ ok: true });
  });

  it.skipIf(compose.absent)(`is well formed ${compose.by}`, () => {
    expect(compose.run(["compose", "-f", FILE, "config", "--quiet"], { env: GIVEN }).said).toBe("");
  });

  it.skipIf(older.absent)(`is well formed ${older.by}`, () => {
    expect(older.run(["-f", FILE, "config", "--quiet"], { env: GIVEN }).said).toBe("");
  });

  it.skipIf(compose.absent && older.absent)("is refused without a password", () => {
    const [it, args] = compose.absent ? [older, []] : [compose, ["compose"]];
    expect(
      it.run([...args, "-f", FILE, "config", "--quiet"], { env: { POSTGRES_PASSWORD: "" } }).status,
    ).not.toBe(0);
  });
});
