import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answer } from "@/tests/contract/check/gate";
import { aBench, type Bench, type Environment } from "@/tests/support/stand-in";

const LONG_MS = 120_000;
const HUB = "111122223333";
const OTHER = "777788889999";
const ROLE = `arn:aws:iam::${OTHER}:role/BedrockReadinessRead`;
const REGIONS = "regions: [eu-west-1, us-east-1]\n";
const OTHER_ALONE = `${REGIONS}accounts: [{ id: "${OTHER}", role: "${ROLE}" }]\n`;
const BAD = { AWS_SECRET_ACCESS_KEY: "bad" };

type PlanAnswer = {
  complete: boolean;
  exitCode: number;
  requiredLines: number;
  owners: readonly {
    owner: string | null;
    causes: readonly {
      code: string | null;
      state: string;
      title: string;
      sentence: string;
      places: readonly { accountId: string; regions: readonly string[] }[];
    }[];
  }[];
};

let bench: Bench;
let stores = 0;
beforeAll(async () => {
  bench = await aBench({ world: "first-look" });
}, LONG_MS);
afterAll(() => bench.close());
beforeEach(() => {
  bench.standIn.control.reset();
  stores += 1;
});

/** By a store of the test's own. */
const run = (args: readonly string[], config: string, env: Environment = {}) =>
  answer(bench, args, config, {
    READINESS_DATA_DIR: path.join(bench.folder, `store-${stores}`),
    ...env,
  });

async function told(args: readonly string[], config: string, env: Environment = {}) {
  const ran = await run(["plan", ...args, "--format", "json"], config, env);
  const body = JSON.parse(ran.out) as PlanAnswer;
  const causes = body.owners.flatMap(({ owner, causes }) =>
    causes.map(({ code, state, places }) => [
      ...[owner, code, state],
      places.map(({ accountId, regions }) => [accountId, ...regions].join(" ")),
    ]),
  );
  return { ...ran, body, causes };
}

describe("a plan of what was not read is 2, and says what was not and who can mend it", () => {
  it(
    "credentials that AWS does not take",
    async () => {
      const { code, body, causes } = await told([], REGIONS, BAD);
      expect([code, body.exitCode]).toEqual([2, 2]);
      expect(causes).toEqual([["caller-credentials", expect.any(String), "unknown", ["default"]]]);
      const text = await run(["plan"], REGIONS, BAD);
      expect([text.code, text.out]).toEqual([2, expect.not.stringMatching(/Nothing/)]);
      expect(text.out).toContain("whoever runs this dashboard");
    },
    LONG_MS,
  );

  it(
    "Regions whose lists the role may not read",
    async () => {
      bench.standIn.control.setPolicy({
        deny: ["bedrock:ListFoundationModels", "bedrock:ListInferenceProfiles"],
      });
      const { code, causes } = await told([], REGIONS);
      expect(code).toBe(2);
      expect(causes).toEqual([
        ["iam-admin", "AccessDeniedException", "unknown", [`${HUB} eu-west-1 us-east-1`]],
      ]);
      expect((await run(["plan"], REGIONS)).out).not.toMatch(/Nothing/);
    },
    LONG_MS,
  );

  it(
    "an account that the file names since the last whole scan: it is read first",
    async () => {
      expect((await run(["scan", "--region", "eu-west-1"], REGIONS)).code).toBe(0);
      await run(["plan"], REGIONS);
      bench.standIn.control.clearCalls();
      const { code, err } = await told([], OTHER_ALONE);
      expect(code).not.toBe(0);
      expect(err).not.toMatch(/By the scan of/);
      expect(bench.standIn.control.calls()).not.toEqual([]);
    },
    LONG_MS,
  );
});

describe("a plan of a requirement", () => {
  const NOVA = "models: [amazon.nova-2-lite-v1:0], regions: [eu-west-1]";
  const requires = (accounts: string) =>
    `regions: [eu-west-1]\naccounts: [{ id: "${HUB}", name: hub }, { id: "${OTHER}", role: "${ROLE}", name: sandbox }]\nrequirements: [{ name: R, accounts: [${accounts}], ${NOVA} }]\n`;

  it.each<[string, string, readonly string[], number, number, RegExp]>([
    ["of an account that nobody has", '"999999999999"', [], 2, 1, /999999999999 is not among/],
    ["of a name that nobody has", "hubb", [], 2, 1, /The account hubb is not among/],
    [
      "of an account that was not chosen",
      "sandbox",
      ["--account", "hub"],
      2,
      1,
      /R requires nothing/,
    ],
    ["of one that is read", "hub", [], 0, 1, /^$/],
    [
      "of one that is read and one that nobody has",
      'hub, "999999999999"',
      [],
      2,
      2,
      /999999999999/,
    ],
  ])(
    "%s",
    async (_name, accounts, args, code, lines, sentence) => {
      const config = requires(accounts);
      await run(["scan"], config);
      const plan = await told(["R", ...args], config);
      expect([plan.code, plan.body.requiredLines]).toEqual([code, lines]);
      const said = plan.body.owners.flatMap(({ causes }) => causes.map(({ sentence }) => sentence));
      expect(said.join(" ")).toMatch(sentence);
    },
    LONG_MS,
  );
});
