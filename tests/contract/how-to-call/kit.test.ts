import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KIT_USAGE } from "@/lib/cli/kit";
import { answer } from "@/tests/contract/check/gate";
import { aBench, type Bench } from "@/tests/support/stand-in";

const LONG_MS = 120_000;
const NOVA = "amazon.nova-lite-v1:0";
const SONNET = "anthropic.claude-sonnet-4-6";
const CONFIG = `regions: [us-east-1, eu-south-1]
requirements:
  - { name: Nova, models: [${NOVA}], regions: [us-east-1], accounts: ["111122223333"] }
  - { name: Both, models: [${NOVA}, ${SONNET}], regions: [us-east-1, eu-south-1], accounts: ["111122223333"] }
`;

type KitAnswer = {
  requirement: string;
  exitCode: number;
  cells: readonly {
    accountId: string;
    region: string;
    modelId: string;
    calls: readonly { route: string; id: string | null; missing: readonly string[] }[];
  }[];
  gaps: readonly { outcome: string; subject: string; reasons: readonly string[] }[];
  accounts: readonly { policies: readonly unknown[]; exemption: unknown }[];
};

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "first-look" });
}, LONG_MS);
afterAll(() => bench.close());

const kit = (args: readonly string[], config = CONFIG) => answer(bench, ["kit", ...args], config);
const told = async (args: readonly string[], config = CONFIG) => {
  const { code, out } = await kit([...args, "--format", "json"], config);
  return { code, body: JSON.parse(out) as KitAnswer };
};

describe("kit", () => {
  it(
    "prints each open route of what is met, by the ids that AWS lists",
    async () => {
      const { code, body } = await told(["Nova"]);
      expect(code).toBe(0);
      expect(body).toMatchObject({ requirement: "Nova", exitCode: 0, gaps: [] });
      const [cell] = body.cells;
      expect(cell).toMatchObject({ accountId: "111122223333", region: "us-east-1", modelId: NOVA });
      expect(cell?.calls.map(({ route, id }) => [route, id])).toEqual([
        ["on-demand", NOVA],
        ["us", `us.${NOVA}`],
      ]);
      expect(body.accounts).toHaveLength(1);
    },
    LONG_MS,
  );

  it(
    "says why nothing could be read",
    async () => {
      const args = ["kit", "Nova", "--no-store", "--format", "json"];
      const { code, out } = await answer(bench, args, CONFIG.replace(/, accounts: .*?]/g, ""), {
        AWS_SECRET_ACCESS_KEY: "bad",
      });
      expect(code).toBe(2);
      expect(JSON.parse(out).gaps).toMatchObject([
        {
          outcome: "could_not_tell",
          code: "IncompleteSignature",
          reasons: [expect.stringContaining("us-east-1 of default: The request signature")],
        },
      ]);
    },
    LONG_MS,
  );

  it(
    "says of what is not met why, and prints nothing for it",
    async () => {
      const { code, body } = await told(["Both"]);
      expect(code).toBe(1);
      const open = new Set(body.cells.map(({ region, modelId }) => `${modelId}@${region}`));
      expect(body.gaps.map(({ subject }) => subject)).toContain(
        `${SONNET}@eu-south-1 (111122223333)`,
      );
      for (const { subject, reasons } of body.gaps) {
        expect(open.has(subject.split(" ")[0] ?? "")).toBe(false);
        expect(reasons).not.toEqual([]);
      }
    },
    LONG_MS,
  );

  it(
    "keeps to the routes that a requirement allows, and takes a cell as model@region",
    async () => {
      const only = CONFIG.replace(
        "regions: [us-east-1], accounts",
        "regions: [us-east-1], routes: [us], accounts",
      );
      const { body } = await told(["Nova"], only);
      expect(body.cells[0]?.calls.map(({ route }) => route)).toEqual(["us"]);
      expect((await told([`${NOVA}@us-east-1`])).body.cells).not.toEqual([]);
    },
    LONG_MS,
  );

  it(
    "hides account ids where the configuration says so",
    async () => {
      const { out } = await kit(
        ["Both", "--format", "terraform"],
        `maskAccountIds: true\n${CONFIG}`,
      );
      expect(out).toContain("********3333:inference-profile/");
      expect(out).not.toContain("111122223333");
    },
    LONG_MS,
  );

  it.each([
    [["--help"], 0, KIT_USAGE],
    [[], 3, "bedrock-readiness kit: Name a requirement, or a cell as model@region.\n"],
    [
      ["a", "b"],
      3,
      "bedrock-readiness kit: A kit is of one requirement. Put a name with spaces in quotes.\n",
    ],
    [
      ["Nova", "--format", "x"],
      3,
      "bedrock-readiness kit: --format x is not known. Use one of markdown, terraform, json.\n",
    ],
    [["--x"], 3, expect.stringContaining("See kit --help.")],
    [["Gone"], 3, expect.stringContaining('"Gone" is no requirement.')],
  ])("tells of %j", async (args, code, text) => {
    const { code: exit, out, err } = await kit(args);
    expect([exit, out || err]).toEqual([code, text]);
  });
});
