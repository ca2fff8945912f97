import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formText } from "@/lib/domain/acts/form";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";
import { roleFor } from "@/lib/domain/policy/roles";
import { ACT_ROLE } from "@/lib/stand-in/worlds/account";
import { answer } from "@/tests/contract/check/gate";
import {
  ACCOUNT,
  accept,
  act,
  bench,
  CONFIG,
  confirmed,
  LONG_MS,
  PRIVATE,
  printed,
  took,
  usesCommandBench,
} from "./command-bench";

usesCommandBench();

const SECRET = "Triage of suspected card fraud by our own analysts";
const FORM = formText({
  companyName: "Acme Payments GmbH",
  companyWebsite: "https://www.acme.example",
  intendedUsers: "0",
  industryOption: "Financial Services",
  otherIndustryOption: "",
  useCases: SECRET,
});

const Refused = z.object({
  refusal: z.object({ code: z.string(), offers: z.array(z.object({ offerId: z.string() })) }),
});

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
