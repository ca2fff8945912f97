import { afterEach, describe, expect, it } from "vitest";
import type { FaultAction, FaultRule } from "@/lib/stand-in/faults/types";
import { startStandIn } from "@/lib/stand-in/start";
import { aBench, type Bench, type Environment, KEYS } from "@/tests/support/stand-in";

const LONG_MS = 180_000;
const HUB = "111122223333";
const ONE = ["--region", "eu-west-1", "--no-store"];

let bench: Bench | null = null;
afterEach(async () => {
  await bench?.close();
  bench = null;
});

async function under(...faults: readonly FaultRule[]): Promise<Bench> {
  bench = await aBench({ world: "all-ready" });
  bench.standIn.control.addFaults(...faults);
  return bench;
}

/** A folder's files as the SDK's configuration. */
const files = (own: Bench, text: { config?: string; credentials?: string }): Environment => ({
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_CONFIG_FILE: own.file("config", text.config ?? ""),
  AWS_SHARED_CREDENTIALS_FILE: own.file("credentials", text.credentials ?? ""),
});

const onBedrock = { service: "bedrock" } as const;

describe("the account's credentials", () => {
  it("are missing: says so and what to do", async () => {
    const own = await under();
    const { code, err, readiness } = await own.read(ONE, files(own, {}));
    expect(code).toBe(2);
    expect(err).toMatch(/default credentials.*CredentialsMissing/);
    expect(err).toMatch(/a profile, a role, environment variables/);
    expect(readiness.accounts[0]?.fault).toMatchObject({ code: "CredentialsMissing" });
    expect(own.standIn.control.calls()).toEqual([]);
  });

  it("have a wrong secret", async () => {
    const own = await under();
    const { code, err } = await own.read(ONE, { AWS_SECRET_ACCESS_KEY: "wrong".repeat(8) });
    expect(code).toBe(2);
    expect(err).toMatch(/GetCallerIdentity: (InvalidClientTokenId|IncompleteSignature)/);
    expect(err).not.toContain("wrongwrong");
  });

  it("have expired", async () => {
    const own = await under({ fault: { kind: "named", name: "ExpiredToken" } });
    const { code, err, readiness } = await own.read(ONE);
    expect(code).toBe(2);
    expect(err).toMatch(/ExpiredToken.*\n.*Get new credentials/);
    expect(readiness.accounts[0]?.fault).toMatchObject({ code: "ExpiredToken" });
  });

  it("are of a profile that does not exist", async () => {
    const own = await under();
    const { code, err } = await own.read(ONE, { ...files(own, {}), AWS_PROFILE: "payments" });
    expect(code).toBe(2);
    expect(err).toMatch(/payments/);
    expect(err).toMatch(/CredentialsMissing/);
  });

  it("are of a role that can't be assumed", async () => {
    const own = await under();
    const config = `accounts: [{ role: "arn:aws:iam::${HUB}:role/NoSuchRole" }]\n`;
    const { code, err, readiness } = await own.read(ONE, {
      READINESS_CONFIG: own.file("readiness.yaml", config),
    });
    expect(code).toBe(2);
    expect(err).toMatch(/AssumeRole: AccessDeniedException/);
    expect(readiness.accounts).toEqual([
      expect.objectContaining({
        accountId: HUB,
        fault: expect.objectContaining({ cause: "assume-role-denied" }),
      }),
    ]);
  });

  it("belong to another account than the configuration says", async () => {
    const own = await under();
    const config = 'accounts: [{ id: "999999999999" }]\n';
    const { code, err, readiness } = await own.read(ONE, {
      READINESS_CONFIG: own.file("readiness.yaml", config),
    });
    expect(code).toBe(2);
    expect(err).toMatch(/belong to account 111122223333.*says 999999999999/);
    expect(readiness.cells.filter(({ state }) => state !== "unknown")).toEqual([]);
    expect(new Set(own.standIn.control.calls().map(({ operation }) => operation))).toEqual(
      new Set(["GetCallerIdentity"]),
    );
  });
});

describe("the clock", () => {
  it.each([
    ["an hour behind", 3_600_000, "behind"],
    ["an hour ahead", -3_600_000, "ahead of"],
  ])("%s: everything is read all the same, and it is told", async (_name, offset, word) => {
    const own = await under();
    own.standIn.control.setClock({ headerOffsetMs: offset, windowOffsetMs: offset });
    const { code, err, readiness } = await own.read(ONE);
    expect(err).toMatch(new RegExp(`clock is (3600|3599|3601) s ${word}`));
    expect(readiness.accounts[0]?.fault).toMatchObject({
      code: "RequestExpired",
      cause: "clock-skew",
    });
    expect(readiness.cells.filter(({ state }) => state === "unknown")).toEqual([]);
    expect(code).toBe(0);
  });
});

describe("the network", () => {
  it(
    "a region that hangs is given up alone",
    async () => {
      const own = await under({
        when: { ...onBedrock, region: "eu-west-1" },
        fault: { kind: "hang" },
      });
      const { code, err, readiness, ms } = await own.read(["--no-store"]);
      expect(code).toBe(2);
      expect(err).toMatch(/eu-west-1.*ListFoundationModels: NetworkError: No answer within 12 s/);
      const unknown = readiness.cells.filter(({ state }) => state === "unknown");
      expect(new Set(unknown.map(({ region }) => region))).toEqual(new Set(["eu-west-1"]));
      expect(ms).toBeLessThan(60_000);
    },
    LONG_MS,
  );

  it("a region that refuses the connection is told in words", async () => {
    const own = await under({
      when: { ...onBedrock, region: "eu-west-1" },
      fault: { kind: "dead" },
    });
    const { code, err } = await own.read(["--region", "eu-west-1", "--region", "eu-west-2"]);
    expect(code).toBe(2);
    expect(err).toMatch(/eu-west-1.*NetworkError/);
    expect(err).not.toMatch(/eu-west-2/);
  });

  it("nobody listens at the endpoint", async () => {
    const own = await under();
    const closed = await startStandIn({ world: "all-ready" });
    await closed.close();
    const { code, err, ms } = await own.read(ONE, { AWS_ENDPOINT_URL: closed.url });
    expect(code).toBe(2);
    expect(err).toMatch(/GetCallerIdentity: NetworkError: .*ECONNREFUSED/);
    expect(ms).toBeLessThan(10_000);
  });
});

const LISTS: readonly (readonly [region: string, fault: FaultAction])[] = [
  ["eu-west-1", { kind: "html", status: 200, body: "<html><body>Sign in</body></html>" }],
  ["eu-west-2", { kind: "shape", shape: "array" }],
  ["eu-west-3", { kind: "shape", shape: "null" }],
  ["us-east-2", { kind: "shape", shape: "empty-object" }],
  ["us-west-1", { kind: "shape", shape: "wrong-types" }],
  ["us-west-2", { kind: "shape", shape: "truncated" }],
  ["sa-east-1", { kind: "empty", status: 200 }],
];
const CELLS: readonly (readonly [modelId: string, fault: FaultAction])[] = [
  ["amazon.nova-lite-v1:0", { kind: "shape", shape: "array" }],
  ["amazon.nova-micro-v1:0", { kind: "shape", shape: "null" }],
  ["amazon.nova-pro-v1:0", { kind: "shape", shape: "empty-object" }],
  ["anthropic.claude-sonnet-4-6", { kind: "shape", shape: "wrong-types" }],
  ["anthropic.claude-opus-4-5-20251101-v1:0", { kind: "shape", shape: "truncated" }],
  ["anthropic.claude-3-haiku-20240307-v1:0", { kind: "empty", status: 200 }],
];

describe("answers that are none", () => {
  it(
    "to a list are told as such, and never mean that there are no models",
    async () => {
      const operation = "ListFoundationModels";
      const own = await under(
        ...LISTS.map(([region, fault]) => ({ when: { region, operation }, fault })),
      );
      const { code, err, readiness } = await own.read(["--no-store"]);
      expect(code).toBe(2);
      expect(err).toMatch(/ListFoundationModels: UnexpectedResponse/);
      for (const [region] of LISTS) {
        const said = readiness.regions.find((one) => one.region === region);
        expect(said?.fault?.code, region).toBe("UnexpectedResponse");
        const states = readiness.cells.filter((cell) => cell.region === region);
        expect(new Set(states.map(({ state }) => state)), region).toEqual(new Set(["unknown"]));
      }
      const rest = readiness.cells.filter(({ region }) => !LISTS.some(([one]) => one === region));
      expect(rest.filter(({ state }) => state === "unknown")).toEqual([]);
    },
    LONG_MS,
  );

  it(
    "about a model never make it ready or not offered",
    async () => {
      const operation = "GetFoundationModelAvailability";
      const own = await under(
        ...CELLS.map(([model, fault]) => ({ when: { model, operation }, fault })),
      );
      const { code, readiness } = await own.read(["--region", "us-east-1", "--no-store"]);
      expect(code).toBe(2);
      for (const [modelId] of CELLS) {
        const cell = readiness.cells.find((one) => one.modelId === modelId);
        expect([cell?.state, cell?.code], modelId).toEqual(["unknown", "UnexpectedResponse"]);
      }
      expect(readiness.cells.filter(({ state }) => state === "unknown")).toHaveLength(CELLS.length);
    },
    LONG_MS,
  );
});

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
      bench = await aBench({ world: "fleet" });
      const role = (id: string, externalId: string) =>
        `  - { id: "${id}", role: "arn:aws:iam::${id}:role/BedrockReadinessRead", externalId: ${externalId} }\n`;
      const config = `accounts:\n  - { id: "${HUB}" }\n${role("210000000001", "fleet-7f3c2b1a")}${role("210000000008", "fleet-7f3c2b1a")}${role("210000000002", "not-the-right-one")}regions: [eu-west-1]\n`;
      const env = { READINESS_CONFIG: bench.file("readiness.yaml", config) };
      const { code, err, readiness } = await bench.read(["--no-store"], env);
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
        const own = readiness.cells.filter(({ accountId }) => accountId === id);
        expect(own.filter(({ state }) => state === "unknown")).toEqual([]);
        expect(own.filter(({ state }) => state === "ready").length).toBeGreaterThan(20);
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
