import { describe, expect, it } from "vitest";
import { KEYS } from "@/tests/support/stand-in";
import { closesBenches, HUB, inWorld, LONG_MS, ONE, onBedrock, under } from "./weather-bench";

closesBenches();

describe("permissions", () => {
  it("none at all: every call is named with the permission it lacks", async () => {
    const own = await under();
    own.standIn.control.setPolicy({ allow: [] });
    const { code, err, readiness } = await own.read(ONE);
    expect(code).toBe(2);
    expect(err).toMatch(
      /ListFoundationModels: AccessDeniedException: .*bedrock:ListFoundationModels/,
    );
    expect(err).toMatch(/ListRegions: AccessDeniedException/);
    expect(err).not.toMatch(/alice|ReadinessViewer/);
    expect(err).toMatch(/bedrock-readiness policy/);
    expect(readiness.cells.filter(({ state }) => state !== "unknown")).toEqual([]);
  });

  it(
    "no ListRegions: the default regions are read, and the gap is told",
    async () => {
      const own = await under();
      own.standIn.control.setPolicy({ deny: ["account:ListRegions"] });
      const { code, err, readiness } = await own.read(["--no-store"]);
      expect(code).toBe(2);
      expect(err).toMatch(/ListRegions: AccessDeniedException/);
      expect(readiness.regions).toHaveLength(17);
      expect(new Set(readiness.regions.map(({ status }) => status))).toEqual(new Set([null]));
      expect(readiness.cells.filter(({ state }) => state === "unknown")).toEqual([]);
    },
    LONG_MS,
  );

  it("an SCP: the organisation is named, not the caller's policy", async () => {
    const own = await under();
    own.standIn.control.setPolicy({ denyByScp: ["bedrock:GetFoundationModelAvailability"] });
    const { code, readiness } = await own.read(ONE);
    expect(code).toBe(2);
    const denied = readiness.cells.filter(({ state }) => state === "unknown");
    expect(denied.length).toBeGreaterThan(0);
    for (const cell of denied) {
      expect(cell).toMatchObject({ code: "AccessDeniedException", cause: "scp-explicit-deny" });
      expect(cell.findings[0]?.owner).toBe("org-admin");
    }
  });

  it("no quotas: cells stay ready with a warning, and the exit code tells", async () => {
    const own = await under();
    own.standIn.control.setPolicy({ deny: ["servicequotas:*"] });
    const { code, err, readiness } = await own.read(ONE);
    expect(code).toBe(2);
    expect(err).toMatch(/quotas could not be read.*AccessDeniedException/);
    const ready = readiness.cells.filter(({ state }) => state === "ready");
    expect(ready.length).toBeGreaterThan(0);
    expect(ready[0]?.findings).toContainEqual(
      expect.objectContaining({ severity: "warn", code: "AccessDeniedException" }),
    );
  });
});

describe("several accounts", () => {
  it(
    "by role and external id; one that can't be assumed leaves the others alone",
    async () => {
      const own = await inWorld("fleet");
      const role = (id: string, externalId: string) =>
        `  - { id: "${id}", role: "arn:aws:iam::${id}:role/BedrockReadinessRead", externalId: ${externalId} }\n`;
      const config = `accounts:\n  - { id: "${HUB}" }\n${role("210000000001", "fleet-7f3c2b1a")}${role("210000000008", "fleet-7f3c2b1a")}${role("210000000002", "not-the-right-one")}regions: [eu-west-1]\n`;
      const env = { READINESS_CONFIG: own.file("readiness.yaml", config) };
      const { code, err, readiness } = await own.read(["--no-store"], env);
      expect(code).toBe(2);
      const faults = readiness.accounts.map(({ accountId, fault }) => [
        accountId,
        fault?.code ?? null,
      ]);
      expect(faults).toEqual([
        [HUB, null],
        ["210000000001", null],
        ["210000000008", "AccessDeniedException"],
        ["210000000002", "AccessDeniedException"],
      ]);
      for (const id of [HUB, "210000000001"]) {
        const cells = readiness.cells.filter(({ accountId }) => accountId === id);
        expect(cells.filter(({ state }) => state === "unknown")).toEqual([]);
        expect(cells.filter(({ state }) => state === "ready").length).toBeGreaterThan(20);
      }
      expect(err).not.toMatch(/not-the-right-one|fleet-7f3c2b1a/);
    },
    LONG_MS,
  );
});

describe("the configuration", () => {
  it("with three mistakes: all are listed with their lines, and nothing is asked", async () => {
    const own = await under();
    const file = own.file(
      "readiness.yaml",
      "accounts:\n  - id: 1234\nregions: [eu-west-1, mars-1]\nretention: soon\n",
    );
    const { code, err, out } = await own.scan([], { READINESS_CONFIG: file });
    expect(code).toBe(3);
    expect(out).toBe("");
    expect(err).toMatch(/readiness\.yaml:2: accounts\.0\.id is an account id of 12 digits/);
    expect(err).toMatch(/readiness\.yaml:3: regions\.1 is not an AWS Region code/);
    expect(err).toMatch(/readiness\.yaml:4: retention is a number and a unit/);
    expect(own.standIn.control.calls()).toEqual([]);
  });

  it("that is named and not there is refused", async () => {
    const own = await under();
    const { code, err } = await own.scan([], { READINESS_CONFIG: "/nowhere/readiness.yaml" });
    expect(code).toBe(3);
    expect(err).toMatch(/\/nowhere\/readiness\.yaml does not exist/);
  });
});

it(
  "no secret is in any output",
  async () => {
    const own = await under({
      when: onBedrock,
      fault: { kind: "named", name: "InvalidClientTokenId" },
    });
    const { out, err } = await own.scan(["--no-store"]);
    expect(out + err).not.toContain(KEYS.AWS_SECRET_ACCESS_KEY);
  },
  LONG_MS,
);
