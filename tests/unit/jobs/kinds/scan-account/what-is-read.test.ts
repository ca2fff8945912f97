import { afterEach, describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/facts/facts";
import type { ScanScope } from "@/lib/domain/scan-scope";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { HOUR_MS } from "@/lib/domain/time";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import { aModel, aProfile, available } from "@/tests/support/build-facts";
import {
  aGate,
  answer,
  aReader,
  aScanWorld,
  byProfile,
  FIRST,
  MODEL,
  refusal,
  type ScanWorld,
} from "@/tests/support/scans/world";

const NOVA = "amazon.nova-lite-v1:0";
const VARIANT = "amazon.nova-lite-v1:0:24k";
const CLAUDE_PRODUCT = "prod-ffvjxvh4ltq64";

let world: ScanWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

type Calls = string[];

/** A reader that notes what it is asked, by name and, of cells, by model. */
function noting(calls: Calls, reader: AccountReader): AccountReader {
  const noted =
    <Args extends unknown[], T>(name: string, read: (...args: Args) => T) =>
    (...args: Args): T => {
      calls.push(name === "availability" ? `availability ${String(args[1])}` : name);
      return read(...args);
    };
  return {
    ...reader,
    agreements: noted("agreements", reader.agreements),
    entitlements: noted("entitlements", reader.entitlements),
    form: noted("form", reader.form),
    models: noted("models", reader.models),
    profiles: noted("profiles", reader.profiles),
    provisioned: noted("provisioned", reader.provisioned),
    availability: noted("availability", reader.availability),
    quotas: noted("quotas", reader.quotas),
    quotaDefaults: noted("quotaDefaults", reader.quotaDefaults),
    quotaRequests: noted("quotaRequests", reader.quotaRequests),
    use: noted("use", reader.use),
  };
}

async function aScan(
  over: Partial<AccountReader>,
  more: Partial<Pick<Parameters<typeof aScanWorld>[0], "usage" | "now">> = {},
) {
  const calls: Calls = [];
  const reader = noting(calls, aReader(FIRST, over));
  const made = await aScanWorld({
    accounts: [byProfile("first")],
    readerFor: () => reader,
    ...more,
  });
  world = made;
  return {
    calls,
    scan: (scope: Partial<ScanScope> = {}) =>
      made.scanner.run("command", { ...EVERYTHING, ...scope }),
    made,
  };
}

const LISTS = ["models", "profiles", "provisioned"];
const QUOTAS = ["quotas", "quotaDefaults", "quotaRequests"];
const both = async () => answer([aModel(MODEL), aModel(NOVA)]);

describe("a scan reads what its models need, and nothing else:", () => {
  it.each<[string, readonly string[] | null, readonly string[]]>([
    [
      "all of them",
      null,
      [...LISTS, ...QUOTAS, "agreements", "form", `availability ${MODEL}`, `availability ${NOVA}`],
    ],
    [
      "one of Anthropic",
      [MODEL],
      [...LISTS, "quotas", "agreements", "form", `availability ${MODEL}`],
    ],
    [
      "one of Amazon, which is not sold through Marketplace",
      [NOVA],
      [...LISTS, "quotas", `availability ${NOVA}`],
    ],
    ["one that has no route in the Region", ["amazon.nova-pro-v1:0"], LISTS],
    [
      "both",
      [MODEL, NOVA],
      [...LISTS, "quotas", "agreements", "form", `availability ${MODEL}`, `availability ${NOVA}`],
    ],
  ])("%s", async (_name, models, expected) => {
    const { calls, scan } = await aScan({ models: both });
    expect((await scan({ models })).outcome).toBe("complete");
    expect([...calls].sort()).toEqual([...expected].sort());
  });
});

describe("what was used, which CloudWatch charges for,", () => {
  const uses = (calls: Calls) => calls.filter((call) => call === "use").length;

  it("is asked where it is switched on, by a scan of everything", async () => {
    const { calls, scan, made } = await aScan({}, { usage: true });
    await scan({ models: [MODEL] });
    expect(uses(calls)).toBe(0);
    await scan();
    expect(uses(calls)).toBe(1);
    const kept = await made.stores.facts.region(FIRST, "us-east-1");
    expect(kept?.facts.use.status).toBe("read");
  });

  it("is asked hourly at most, however often it is scanned and whatever came of it", async () => {
    let now = Date.now();
    const failing = async () => refusal("AccessDeniedException");
    const { calls, scan } = await aScan({ use: failing }, { usage: true, now: () => now });
    await scan();
    await scan();
    expect(uses(calls)).toBe(1);
    now += HOUR_MS;
    expect((await scan()).outcome).toBe("complete");
    expect(uses(calls)).toBe(2);
  });
});

describe("nothing waits that need not:", () => {
  it.each<[string, "models" | "profiles" | "provisioned"]>([
    ["the list of models", "models"],
    ["the list of profiles", "profiles"],
    ["the list of throughputs", "provisioned"],
  ])(
    "a model is asked as soon as %s shows a route, whatever the others do",
    async (_name, first) => {
      const gate = aGate();
      const late = async <T>(reading: Reading<T>) => {
        await gate.opened;
        return reading;
      };
      const shows = {
        models: async () => answer([aModel(NOVA)]),
        profiles: async () => answer([aProfile("eu", NOVA)]),
        provisioned: async () =>
          answer([{ name: "p", modelId: NOVA, custom: false, status: "InService" }]),
      } satisfies Partial<AccountReader>;
      const asked = aGate();
      const { scan, calls } = await aScan({
        models: () => late(answer([])),
        profiles: () => late(answer([])),
        provisioned: () => late(answer([])),
        quotas: () => late(answer([])),
        availability: async () => {
          asked.open();
          return answer(available());
        },
        [first]: shows[first],
      });
      const done = scan();
      await asked.opened;
      gate.open();
      expect((await done).outcome).toBe("complete");
      expect(calls.filter((call) => call.startsWith("availability"))).toEqual([
        `availability ${NOVA}`,
      ]);
    },
  );

  it.each<[string, Reading<readonly ReturnType<typeof aModel>[]>, readonly string[]]>([
    ["its base is listed: the base alone", answer([aModel(NOVA), aModel(VARIANT)]), [NOVA]],
    ["its base is not listed: its base all the same", answer([aModel(VARIANT)]), [NOVA]],
    ["the list is refused: its base all the same", refusal("AccessDeniedException"), [NOVA]],
  ])(
    "but a context variant waits for the list that may hold its base: %s",
    async (_name, models, expected) => {
      const gate = aGate();
      const { scan, calls } = await aScan({
        models: async () => {
          await gate.opened;
          return models;
        },
        profiles: async () => answer([aProfile("eu", VARIANT)]),
      });
      const done = scan();
      while (!calls.includes("provisioned")) await new Promise((resolve) => setImmediate(resolve));
      expect(calls.filter((call) => call.startsWith("availability"))).toEqual([]);
      gate.open();
      await done;
      expect(calls.filter((call) => call.startsWith("availability"))).toEqual(
        expected.map((id) => `availability ${id}`),
      );
    },
  );

  it("an agreement's entitlements are asked while the scan goes on, once for all Regions that pend", async () => {
    const gate = aGate();
    const asked = aGate();
    const { scan, calls, made } = await aScan({
      regions: async () =>
        answer(
          ["us-east-1", "eu-west-1"].map((region) => ({ region, status: "ENABLED_BY_DEFAULT" })),
        ),
      agreements: async () =>
        answer([
          {
            agreementId: "agmt-1",
            status: "ACTIVE",
            acceptedAt: Date.now(),
            productIds: [CLAUDE_PRODUCT],
          },
          { agreementId: "agmt-2", status: "ACTIVE", acceptedAt: 1, productIds: ["prod-other"] },
        ]),
      availability: async () => answer(available({ agreement: "PENDING" })),
      entitlements: async () => {
        asked.open();
        return answer([
          { status: "FAILED", reason: "INVALID_PAYMENT_INSTRUMENT", productId: CLAUDE_PRODUCT },
        ]);
      },
      quotas: async () => {
        await gate.opened;
        return answer([]);
      },
    });
    const done = scan();
    await asked.opened;
    gate.open();
    expect((await done).outcome).toBe("complete");
    expect(calls.filter((call) => call === "entitlements")).toHaveLength(1);
    const [account] = (await made.ctx.world.read()).accounts;
    const verdicts = account?.regions.map(({ judged }) => judged.cells[0]?.verdict);
    expect(verdicts?.map((verdict) => [verdict?.state, verdict?.cause])).toEqual([
      ["blocked", "payment-instrument-invalid"],
      ["blocked", "payment-instrument-invalid"],
    ]);
  });

  it("a quota list that must be asked again holds up no pass over the models", async () => {
    const gate = aGate();
    let tries = 0;
    const cured = aGate();
    const { scan } = await aScan({
      availability: async () => {
        tries += 1;
        if (tries === 1) return refusal("ThrottlingException");
        cured.open();
        return answer(available());
      },
      quotas: async () => {
        await gate.opened;
        return answer([]);
      },
    });
    const done = scan();
    await cured.opened;
    gate.open();
    expect((await done).outcome).toBe("complete");
  });
});
