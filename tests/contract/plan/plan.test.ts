import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Readiness } from "@/lib/contracts/readiness";
import { answer } from "@/tests/contract/check/gate";
import { aBench, type Bench } from "@/tests/support/stand-in";

const LONG_MS = 120_000;
const SONNET = "anthropic.claude-sonnet-4-6";
const CONFIG = `regions: [us-east-1, eu-south-1]
requirements:
  - { name: Payments, models: [${SONNET}], regions: [eu-south-1] }
  - { name: Nova, models: [amazon.nova-lite-v1:0], regions: [us-east-1] }
`;

type PlanAnswer = {
  schemaVersion: number;
  exitCode: number;
  cells: number;
  requiredLines: number;
  requiredLinesHolding: number;
  owners: readonly {
    owner: string | null;
    cells: number;
    requiredLines: number;
    opens: { cells: number; requiredLines: number };
    causes: readonly {
      code: string | null;
      cells: number;
      requiredLines: number;
      opens: { cells: number };
      commands: readonly { command: string; consequence: string | null }[];
      evidence: readonly {
        operation: string | null;
        at: string | null;
        requestId: string | null;
      }[];
    }[];
  }[];
};

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "first-look" });
}, LONG_MS);
afterAll(() => bench.close());

const plan = (args: readonly string[], config = CONFIG) => answer(bench, ["plan", ...args], config);

describe("plan against AWS", () => {
  it(
    "puts the scan that it makes on record",
    async () => {
      expect((await plan(["--scan", "--account", "111122223333"])).code).toBe(1);
      const { out } = await answer(bench, ["audit", "export"], CONFIG);
      const kept = out.split("\n").filter(Boolean);
      expect(kept.join()).toMatch(/"scan\.started"/);
    },
    LONG_MS,
  );

  it(
    "reads AWS, counts what the scan counts, and writes every cause once",
    async () => {
      const told = await plan(["--format", "json", "--account", "111122223333"]);
      const body = JSON.parse(told.out) as PlanAnswer;
      const scan = await answer(
        bench,
        ["scan", "--no-store", "--format", "json", "--account", "111122223333"],
        CONFIG,
      );
      const { cells } = JSON.parse(scan.out) as Readiness;
      const shut = cells.filter(({ state }) => state !== "ready" && state !== "not_offered");
      expect(told.code).toBe(1);
      expect(body).toMatchObject({ schemaVersion: 1, exitCode: 1, requiredLines: 2 });
      expect(body.cells).toBe(shut.length);
      expect(sum(body.owners, (owner) => owner.cells)).toBe(shut.length);
      for (const { causes, cells, requiredLines } of body.owners) {
        expect(sum(causes, (cause) => cause.cells)).toBe(cells);
        expect(sum(causes, (cause) => cause.requiredLines)).toBe(requiredLines);
        for (const cause of causes) expect(cause.opens.cells).toBeLessThanOrEqual(cause.cells);
      }
      const open = body.requiredLines - body.requiredLinesHolding;
      expect(sum(body.owners, (owner) => owner.requiredLines)).toBe(open);
    },
    LONG_MS,
  );

  it(
    "goes by a store that is fresh without a call, and says so; --scan asks AWS again",
    async () => {
      const calls = () => sum(bench.standIn.control.calls(), ({ calls }) => calls);
      await plan(["--scan"]);
      const before = calls();
      const stored = await plan([]);
      expect(calls()).toBe(before);
      expect(stored.err).toMatch(/^By the scan of .+ UTC; --scan asks AWS again\.\n$/);
      await plan(["--scan"]);
      expect(calls()).toBeGreaterThan(before);
    },
    LONG_MS,
  );

  it(
    "narrows to a requirement, and tells the owner's text alone",
    async () => {
      const met = await plan(["Nova"]);
      expect([met.code, met.out]).toEqual([
        0,
        "Nothing stands in the way. The one required line holds.\n",
      ]);
      const text = await plan(["Payments", "--owner", "account-admin"]);
      expect(text.code).toBe(1);
      expect(text.out).toMatch(/^## payments-prod|^## 111122223333/);
      expect(text.out).toContain("### 1. Submit the Anthropic use case form for eu-south-1");
      expect(text.out).toContain("**Sends the use case form to the provider.**");
      expect(text.out).toContain(
        "aws bedrock put-use-case-for-model-access --region eu-south-1 --form-data fileb://form.json",
      );
      expect(text.out).toMatch(/GetUseCaseForModelAccess in eu-south-1 at \d{4}-.+Z, request /);
      expect(text.out).toContain("Claude Sonnet 4.6 then still needs step 2.");
      expect(text.out.match(/^### \d\. .+/gm)).toEqual([
        "### 1. Submit the Anthropic use case form for eu-south-1",
        "### 2. Accept the offer of Claude Sonnet 4.6",
      ]);
      const billing = await plan(["Payments", "--owner", "billing"]);
      expect(billing.code).toBe(0);
    },
    LONG_MS,
  );

  it(
    "hides account ids where the configuration says so",
    async () => {
      for (const format of ["markdown", "json"])
        expect(
          (await plan(["--format", format], `${CONFIG}maskAccountIds: true\n`)).out,
        ).not.toContain("111122223333");
    },
    LONG_MS,
  );
});

describe("what a plan says that a step opens", () => {
  it(
    "is what becomes ready once the step is done, and no more",
    async () => {
      bench.standIn.control.reset();
      const { control } = bench.standIn;
      const state = {
        change: "access" as const,
        models: [SONNET],
        regions: ["eu-south-1"],
        agreement: { kind: "available" as const },
      };
      control.given({ ...state, authorization: "NOT_AUTHORIZED" });
      const told = await plan(["--scan", "--format", "json", "--account", "111122223333"]);
      const { owners } = JSON.parse(told.out) as PlanAnswer;
      const form = owners
        .flatMap(({ causes }) => causes)
        .find(({ code }) => code === "FTUFormNotFilled");
      const before = await readyCells();
      control.given({ change: "form", region: "eu-south-1", form: "present" });
      control.given({ ...state, authorization: "AUTHORIZED" });
      const opened = (await readyCells()).filter((cell) => !before.includes(cell));
      expect(form?.cells).toBeGreaterThan(1);
      expect(form?.opens.cells).toBe(1);
      expect(opened).toEqual([`${SONNET}@eu-south-1`]);
    },
    LONG_MS,
  );
});

async function readyCells(): Promise<readonly string[]> {
  const args = ["scan", "--no-store", "--format", "json", "--account", "111122223333"];
  const { cells } = JSON.parse((await answer(bench, args, CONFIG)).out) as Readiness;
  return cells
    .filter(({ state, region }) => state === "ready" && region === "eu-south-1")
    .map(({ modelId, region }) => `${modelId}@${region}`);
}

describe("wrong usage is 3, with a sentence that names what there is", () => {
  it.each<[string, readonly string[], RegExp]>([
    ["a requirement", ["Paymens"], /"Paymens" is no requirement\. .*"Payments", "Nova"\.\n$/],
    ["an owner", ["--owner", "bank"], /--owner bank is not known\. Owners are .*billing.*\n$/],
    ["an owner that is nobody", ["--owner", "wait"], /--owner wait is not known\./],
    ["a format", ["--format", "csv"], /--format csv is not known\. Use one of markdown, json\.\n$/],
    ["an account", ["--account", "nobody"], /--account nobody is not configured\.\n$/],
    ["a flag", ["--all"], /See plan --help\.\n$/],
  ])(
    "%s",
    async (_name, args, expected) => {
      const told = await plan(args);
      expect([told.code, told.out]).toEqual([3, ""]);
      expect(told.err).toMatch(expected);
    },
    LONG_MS,
  );

  it("--help prints what it does", async () => {
    const told = await plan(["--help"]);
    expect([told.code, told.err]).toEqual([0, ""]);
    expect(told.out).toMatch(/^Usage: bedrock-readiness plan/);
  });

  it(
    "an owner may be called as the screens call it",
    async () => {
      expect((await plan(["Nova", "--owner", "IAM admin"])).code).toBe(0);
    },
    LONG_MS,
  );
});
