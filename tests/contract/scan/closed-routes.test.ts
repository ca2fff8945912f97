import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReadinessCell } from "@/lib/contracts/readiness";
import {
  checkCalls,
  differences,
  HUB,
  isOffered,
  SCAN_MS,
  type Scanned,
  scanned,
} from "@/tests/support/scanned-world";

const HELD = "230000000001";
const TWO = `accounts:
  - id: "${HUB}"
  - id: "${HELD}"
    role: arn:aws:iam::${HELD}:role/BedrockReadinessRead
`;

describe("closed-routes: each way in which a route is closed, and a held account", () => {
  let run: Scanned;
  beforeAll(async () => {
    run = await scanned("closed-routes", TWO);
  }, SCAN_MS);
  afterAll(() => run.bench.close());

  const cellAt = (region: string, modelId: string, account = HUB) =>
    run.readiness.cells.find(
      (cell) => cell.accountId === account && cell.region === region && cell.modelId === modelId,
    );
  const isAllZero = (cell: ReadinessCell) => cell.accountId === HELD || cell.region === "sa-east-1";

  it("equals the oracle, cell by cell and open route by open route", () => {
    const read = { ...run, readiness: { ...run.readiness } };
    read.readiness.cells = run.readiness.cells.filter((cell) => !isAllZero(cell));
    const found = differences(read, { world: "closed-routes", account: HUB, scanned: [HUB, HELD] });
    expect(found.filter((one) => typeof one !== "string" || !one.startsWith("sa-east-1"))).toEqual(
      [],
    );
  });

  it("where every token quota is 0, no cell is ready by a shared quota", () => {
    const zero = run.readiness.cells.filter(isAllZero);
    expect(zero.filter(isOffered).length).toBeGreaterThan(500);
    expect(zero.filter((cell) => cell.routes.length > 0)).toEqual([]);
    expect(new Set(zero.map(({ state }) => state))).toEqual(new Set(["blocked", "not_offered"]));
  });

  it.each([
    ["eu-west-1", "anthropic.claude-sonnet-4-6", ["global"], ["eu quota-zero"]],
    ["eu-west-2", "anthropic.claude-sonnet-4-6", ["eu", "global"], ["on-demand quota-zero"]],
    ["eu-central-1", "anthropic.claude-opus-4-5-20251101-v1:0", ["global"], ["eu quota-zero"]],
    ["eu-north-1", "anthropic.claude-opus-4-5-20251101-v1:0", ["eu"], ["global quota-zero"]],
    ["us-east-1", "openai.gpt-5.6-sol", ["global"], ["us quota-zero"]],
    ["us-west-2", "openai.gpt-5.6-luna", ["global"], ["us quota-zero"]],
    ["us-east-2", "amazon.rerank-v1:0", ["provisioned"], []],
    ["eu-west-3", "anthropic.claude-sonnet-4-6", ["eu", "global"], []],
    ["us-west-1", "anthropic.claude-opus-4-7", ["us", "global"], []],
  ])("%s, %s: ready by %j, with a warning of %j", (region, modelId, open, closed) => {
    const cell = cellAt(region, modelId);
    expect(cell).toMatchObject({ state: "ready", routes: open });
    expect(cell?.closedRoutes.map(({ route, cause }) => `${route} ${cause}`)).toEqual(closed);
    for (const name of closed)
      expect(cell?.findings).toContainEqual(
        expect.objectContaining({
          severity: "warn",
          code: "ThrottlingException",
          message: expect.stringContaining(`Closed: ${name.split(" ")[0]}.`),
        }),
      );
  });

  it.each([
    ["us-east-1", "amazon.nova-pro-v1:0", "blocked", "ThrottlingException", "quota-zero"],
    ["us-east-2", "amazon.nova-pro-v1:0", "blocked", "ThrottlingException", "tokens-per-day-zero"],
    ["eu-west-1", "amazon.rerank-v1:0", "not_offered", null, null],
    ["us-east-2", "cohere.rerank-v3-5:0", "not_offered", null, null],
    [
      "ap-northeast-1",
      "anthropic.claude-fable-5",
      "blocked",
      "DataRetentionNotAllowed",
      "data-retention-mode-required",
    ],
    [
      "ap-northeast-2",
      "anthropic.claude-fable-5",
      "blocked",
      "DataRetentionNotAllowed",
      "data-retention-mode-required",
    ],
    [
      "ap-south-1",
      "anthropic.claude-fable-5",
      "blocked",
      "DataRetentionNotAllowed",
      "data-retention-mode-required",
    ],
    [
      "ca-central-1",
      "openai.gpt-5.6-terra",
      "blocked",
      "DataRetentionNotAllowed",
      "data-retention-mode-required",
    ],
    ["us-west-1", "openai.gpt-5.6-terra", "ready", null, null],
    ["eu-central-1", "anthropic.claude-fable-5", "ready", null, null],
  ])("%s, %s: %s %s", (region, modelId, state, code, cause) => {
    expect(cellAt(region, modelId)).toMatchObject({ state, code, cause });
  });

  it("a custom model's throughput is told of its base, whose other routes stay", () => {
    const cell = cellAt("us-east-1", "amazon.nova-canvas-v1:0");
    expect(cell).toMatchObject({ state: "ready", routes: ["on-demand"] });
    expect(cell?.findings).toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(/serves a custom model/) }),
    );
  });

  it("the held account has one finding, and the other has none", () => {
    const faults = Object.fromEntries(
      run.readiness.accounts.map(({ accountId, fault }) => [accountId, fault?.cause ?? null]),
    );
    expect(faults).toEqual({ [HUB]: null, [HELD]: "account-hold" });
    expect(run.err).toMatch(/AWS may hold the account/);
    expect(run.code).toBe(0);
  });

  it("asks for the mode once a region, and makes no write", () => {
    const asked = run.calls.filter(({ operation }) => operation === "GetAccountDataRetention");
    expect(asked.map(({ calls }) => calls)).toEqual(Array.from({ length: 34 }, () => 1));
    checkCalls(run);
  });
});
