import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { openStores } from "@/lib/db/open";
import { readAct } from "@/lib/domain/acts/codec";
import { formText } from "@/lib/domain/acts/form";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { roleFor } from "@/lib/domain/policy/roles";
import { startDuties } from "@/lib/jobs/duties";
import { createPresence } from "@/lib/jobs/kinds/scan/presence";
import { settleActs } from "@/lib/jobs/kinds/settle-acts/settler";
import type { WorldSpec } from "@/lib/stand-in/world/types";
import { ACT_ROLE } from "@/lib/stand-in/worlds/account";
import { worldNamed } from "@/lib/stand-in/worlds/all";
import { createRuntime } from "@/lib/start";
import { answer, environmentOf } from "@/tests/contract/check/gate";
import { holdingsOf } from "@/tests/support/jobs/holdings";
import { aBench, type Bench, withEnvironment } from "@/tests/support/stand-in";

const LONG_MS = 120_000;
const ACCOUNT = "111122223333";
const CONFIG = `regions: [us-east-1, eu-west-1]
accounts:
  - id: "${ACCOUNT}"
    name: payments-prod
    actRole: arn:aws:iam::${ACCOUNT}:role/BedrockReadinessAct
actions:
  enabled: true
  kinds: [${ACT_KINDS.join(", ")}]
`;
const SECRET = "Triage of suspected card fraud by our own analysts";
const FORM = formText({
  companyName: "Acme Payments GmbH",
  companyWebsite: "https://www.acme.example",
  intendedUsers: "0",
  industryOption: "Financial Services",
  otherIndustryOption: "",
  useCases: SECRET,
});

const Printed = z.object({
  act: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  word: z.string(),
  expiresAt: z.iso.datetime(),
  preview: z.looseObject({
    kind: z.enum(ACT_KINDS),
    cannotBeUndone: z.array(z.string()).min(1),
  }),
});
const Refused = z.object({
  refusal: z.object({ code: z.string(), offers: z.array(z.object({ offerId: z.string() })) }),
});
const Ended = z.object({
  act: z.string(),
  state: z.string(),
  requestId: z.string().nullable(),
  existed: z.boolean(),
  watched: z.boolean(),
  why: z.object({ code: z.string() }).nullable(),
});

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

let bench: Bench;
const act = (args: readonly string[], config = CONFIG) => answer(bench, ["act", ...args], config);
const took = () => bench.standIn.control.writes().filter((write) => write.took);
const accept = (model: string) => [
  "accept-agreement",
  "--account",
  "payments-prod",
  "--model",
  model,
];

async function printed(args: readonly string[]) {
  const { code, out, err } = await act([...args, "--format", "json"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return Printed.parse(JSON.parse(out));
}

async function confirmed(of: z.infer<typeof Printed>, more: readonly string[] = []) {
  const { code, out } = await act([
    ...["confirm", of.act, "--hash", of.hash, "--word", of.word, "--format", "json", ...more],
  ]);
  return { code, out: Ended.safeParse(JSON.parse(out)).data };
}

const Scanned = z.object({
  quotas: z.array(
    z.object({
      region: z.string(),
      quotaCode: z.string(),
      unit: z.string(),
      applied: z.number().nullable(),
      adjustable: z.boolean().nullable(),
    }),
  ),
});

/** A quota for which AWS takes a request. */
async function raisable(): Promise<readonly string[]> {
  const { out } = await answer(bench, ["scan", "--format", "json"], CONFIG);
  const found = Scanned.parse(JSON.parse(out)).quotas.find(
    ({ unit, applied, adjustable }) =>
      unit === "tokens-per-minute" && adjustable && (applied ?? 0) > 0,
  );
  return ["--region", found?.region ?? "", "--quota", found?.quotaCode ?? ""];
}

const PRIVATE = "writer.palmyra-x4-v1:0";

/** One model of the first account has an offer of its own. */
function offeringWorld(): WorldSpec {
  const world = worldNamed("first-look");
  const accounts = world.accounts.map((account) =>
    account.id === ACCOUNT ? { ...account, privateOffers: [PRIVATE] } : account,
  );
  return { ...world, accounts };
}

beforeAll(async () => {
  bench = await aBench({ world: offeringWorld() });
  await answer(bench, ["scan"], CONFIG);
}, LONG_MS);
afterAll(() => bench.close());
beforeEach(() => {
  bench.standIn.control.clearCalls();
  bench.standIn.control.clearFaults();
});

describe("act on the command line", { timeout: LONG_MS }, () => {
  it("prints what would be signed, does nothing, then does it once", async () => {
    const preview = await printed(accept("openai.gpt-5.6-terra"));
    expect(preview).toMatchObject({ word: ACCOUNT, preview: { kind: "accept-agreement" } });
    expect(bench.standIn.control.writes()).toEqual([]);
    expect(await confirmed(preview)).toMatchObject({ code: 0, out: { state: "accepted" } });
    expect(await confirmed(preview)).toMatchObject({ code: 1 });
    expect(took()).toHaveLength(1);
  });

  it("enables a Region, and asks for a quota", async () => {
    bench.standIn.control.given({ change: "region", region: "eu-south-2", status: "DISABLED" });
    const at = ["--account", ACCOUNT];
    const region = await printed(["enable-region", ...at, "--region", "eu-south-2"]);
    expect(region.word).toBe("eu-south-2");
    expect(await confirmed(region)).toMatchObject({ code: 0, out: { state: "accepted" } });
    const asked = ["request-quota-increase", ...at, ...(await raisable())];
    const quota = await printed([...asked, "--value", "9000000000"]);
    expect(await confirmed(quota)).toMatchObject({ code: 0, out: { state: "accepted" } });
    expect(took().map(({ operation }) => operation)).toEqual([
      "EnableRegion",
      "RequestServiceQuotaIncrease",
    ]);
    expect(await act([...asked, "--value", "1"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("being watched already"),
    });
  });

  it("sends a form as it is in its file, and only the one that was previewed", async () => {
    bench.standIn.control.given({ change: "form", form: "missing" });
    const form = ["--form", bench.file("form.json", FORM)];
    const other = ["--form", bench.file("other.json", FORM.replace("Acme", "Emca"))];
    const at = ["--account", ACCOUNT, "--region", "us-east-1"];
    const preview = await printed(["submit-use-case-form", ...at, ...form]);
    expect(await confirmed(preview, other)).toMatchObject({ code: 3 });
    expect(await confirmed(preview, form)).toMatchObject({ code: 0, out: { state: "accepted" } });
    expect(took()).toHaveLength(1);
  });

  it.each([
    ["another word", { word: "111122223334" }, 1],
    ["another hash", { hash: "0".repeat(64) }, 1],
    ["an act that is not there", { act: "no-such-act" }, 3],
  ])("sends nothing for %s", async (_name, changes, code) => {
    const preview = await printed(accept("writer.palmyra-x5-v1:0"));
    expect(await confirmed({ ...preview, ...changes })).toMatchObject({ code });
    expect(bench.standIn.control.writes()).toEqual([]);
  });

  it("refuses a quota at its default, with the text for AWS Support", async () => {
    const at = ["--account", ACCOUNT, "--region", "eu-central-1", "--quota", "L-58BE175A"];
    const asked = ["request-quota-increase", ...at, "--value", "5000000"];
    const { code, out, err } = await act([...asked, "--format", "json"]);
    const { supportText } = JSON.parse(out).refusal;
    expect(code).toBe(1);
    expect(supportText).toContain("Wanted: the default, 5,000,000");
    expect(supportText).toContain(`Account: ${ACCOUNT}\nRegion: eu-central-1\n`);
    expect(err).toContain(supportText);
    expect(bench.standIn.control.writes()).toEqual([]);
  });

  it("takes none of two offers until one is named", async () => {
    const { code, out } = await act([...accept(PRIVATE), "--format", "json"]);
    const { refusal } = Refused.parse(JSON.parse(out));
    expect({ code, refusal: refusal.code }).toEqual({ code: 3, refusal: "CHOOSE_OFFER" });
    const [, own] = refusal.offers;
    const preview = await printed([...accept(PRIVATE), "--offer", own?.offerId ?? ""]);
    expect(preview.preview).toMatchObject({ parameters: { offerId: own?.offerId } });
    expect(await act([...accept(PRIVATE), "--offer", "offer-x"])).toMatchObject({ code: 1 });
    expect(bench.standIn.control.writes()).toEqual([]);
  });

  it("sends nothing where AWS shows something else than before", async () => {
    const preview = await printed(accept("writer.palmyra-x5-v1:0"));
    bench.standIn.control.given({
      change: "access",
      models: ["writer.palmyra-x5-v1:0"],
      agreement: { kind: "available" },
    });
    expect(await confirmed(preview)).toMatchObject({ code: 1 });
    expect(bench.standIn.control.writes()).toEqual([]);
  });

  it("says who helps where AWS refuses, and that it is not known where no answer comes", async () => {
    const denied = await printed(accept("ai21.jamba-1-5-mini-v1:0"));
    bench.standIn.control.setPolicy({ denyByScp: ["aws-marketplace:Subscribe"] });
    try {
      expect(await confirmed(denied)).toMatchObject({
        code: 1,
        out: { state: "refused", why: { code: "organization-denies" } },
      });
    } finally {
      bench.standIn.control.setPolicy({});
    }
    const lost = await printed(accept("ai21.jamba-1-5-large-v1:0"));
    bench.standIn.control.addFaults({
      when: { operation: "CreateFoundationModelAgreement" },
      fault: { kind: "cut" },
    });
    expect(await confirmed(lost)).toMatchObject({
      code: 2,
      out: { state: "unknown", why: { code: "no-answer" } },
    });
    expect(took()).toHaveLength(1);
  });

  it.each([
    ["off", CONFIG.replace("enabled: true", "enabled: false"), "are off here"],
    ["of another kind", CONFIG.replace("[accept-agreement, ", "["), "allows no accept-agreement"],
    ["without a role", CONFIG.replace(/ {4}actRole.*\n/, ""), "names no act role"],
  ])("is wrong usage where acts are %s", async (_name, config, text) => {
    const { code, err } = await act(accept("writer.palmyra-x5-v1:0"), config);
    expect({ code, told: err.includes(text) }).toEqual({ code: 3, told: true });
  });

  it("says that no dashboard watches, reads nothing by a scan, and is watched by the one that starts next", async () => {
    const { control } = bench.standIn;
    control.given({ change: "region", region: "af-south-1", status: "DISABLED" });
    control.given({ change: "after-writes", region: { inMs: 0 } });
    const region = await printed(["enable-region", "--account", ACCOUNT, "--region", "af-south-1"]);
    expect(await confirmed(region)).toMatchObject({
      code: 0,
      out: { state: "accepted", watched: false },
    });
    control.clearCalls();
    await answer(bench, ["scan"], CONFIG);
    const operations = control.calls().map(({ operation }) => operation);
    expect(operations).toContain("ListFoundationModels");
    expect(operations).not.toContain("AssumeRole");
    const ends = await withEnvironment(environmentOf(bench, CONFIG), async () => {
      const app = await createRuntime({ ...process.env });
      if (!app.ok) throw new Error(app.error.join());
      const { contextOf, holdings, tookOver, close } = app.value;
      let now = Date.now();
      const ctx = { ...contextOf({ kind: "system", work: "acts" }), now: () => now };
      const sleep = async (ms: number) => {
        now += ms;
        await new Promise(setImmediate);
      };
      const means = { holdings, tookOver, sleep, random: () => 0.5 };
      const settler = startDuties(ctx, means, [settleActs(ctx)]);
      const state = async () => {
        const row = await ctx.stores.acts.get(region.act);
        return row && readAct(row.body)?.step.state;
      };
      try {
        await vi.waitFor(async () => expect(await state()).toBe("done"), { timeout: 20_000 });
        return await state();
      } finally {
        await settler.stop();
        await close();
      }
    });
    expect(ends).toBe("done");
    expect(took()).toEqual([]);
  });

  it("says that the dashboard of its store watches, where one runs", async () => {
    bench.standIn.control.given({ change: "region", region: "me-south-1", status: "DISABLED" });
    const region = await printed(["enable-region", "--account", ACCOUNT, "--region", "me-south-1"]);
    const stores = await openStores({
      databaseUrl: null,
      dataDir: `${bench.folder}/data`,
      log: QUIET,
    });
    if (!stores.ok) throw new Error(stores.error.message);
    const presence = createPresence(
      { stores: stores.value, log: QUIET },
      holdingsOf({ stores: stores.value, log: QUIET }, "dashboard"),
    );
    await presence.keep();
    try {
      expect(await confirmed(region)).toMatchObject({ code: 0, out: { watched: true } });
    } finally {
      await presence.end();
      await stores.value.close();
    }
  });

  it("keeps neither what the form says, nor a token, nor a signed link", async () => {
    const text = readdirSync(path.join(bench.folder, "data"))
      .map((file) => readFileSync(path.join(bench.folder, "data", file), "latin1"))
      .join("\n");
    expect(text).toContain("offer-");
    expect(text).not.toContain(SECRET.slice(0, 20));
    expect(text).not.toMatch(/X-Amz-Signature|offerToken/);
  });
});

describe("the printed policy of the role that acts", () => {
  it("is what the local AWS gives it", () => {
    const { statements } = roleFor("act", { kinds: ACT_KINDS, regions: [] });
    const actions = [...new Set(statements.flatMap(({ Action }) => Action))];
    expect(actions.sort()).toEqual([...ACT_ROLE.allows].sort());
  });
});
