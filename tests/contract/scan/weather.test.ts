import { describe, expect, it } from "vitest";
import type { FaultAction } from "@/lib/stand-in/faults/types";
import { startStandIn } from "@/lib/stand-in/start";
import type { Bench, Environment } from "@/tests/support/stand-in";
import { closesBenches, HUB, LONG_MS, ONE, onBedrock, under } from "./weather-bench";

closesBenches();

/** A folder's files as the SDK's configuration. */
const files = (own: Bench, text: { config?: string; credentials?: string }): Environment => ({
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_CONFIG_FILE: own.file("config", text.config ?? ""),
  AWS_SHARED_CREDENTIALS_FILE: own.file("credentials", text.credentials ?? ""),
});

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
      expect(err).not.toMatch(/read timeout/);
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
