import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/facts/facts";
import type { ActAccount, Actor } from "@/lib/services/ports/act-aws";
import { ACCOUNT, acting, NEW_ACCOUNT } from "@/tests/support/acts/an-actor";
import { aBench, type Bench } from "@/tests/support/stand-in";

const NEVER = new AbortController().signal;
const WRITER = "writer.palmyra-x5-v1:0";
const SONNET_TPM = "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6";
let bench: Bench;

beforeAll(async () => {
  bench = await aBench({ world: "first-look" });
});
afterAll(() => bench.close());
beforeEach(() => bench.standIn.control.reset());

const asked = <T>(work: (actor: Actor) => Promise<T>, account: ActAccount = ACCOUNT) =>
  acting(bench.standIn.url, work, { account });

function readOf<T>(reading: Reading<T>): T {
  if (reading.status !== "read") throw new Error(JSON.stringify(reading));
  return reading.value;
}
const faultOf = (reading: Reading<unknown>) => (reading.status === "failed" ? reading.fault : null);

const codeOf = (name: string): string => {
  const quota = bench.standIn.control.truth().quotas.find((one) => one.name === name);
  if (quota === undefined) throw new Error(name);
  return quota.code;
};

describe("the role of acts", () => {
  it.each([ACCOUNT, NEW_ACCOUNT])("is of account $accountId", async (account) => {
    const identity = await asked((actor) => actor.identity(NEVER), account);
    expect(readOf(identity)).toEqual({ accountId: account.accountId, partition: "aws" });
  });

  it.each<[string, ActAccount]>([
    ["its external id is another one", { ...NEW_ACCOUNT, externalId: "other" }],
    ["there is none", { ...ACCOUNT, roleArn: "arn:aws:iam::111122223333:role/None" }],
  ])("fails every read where %s", async (_name, account) => {
    const [identity, offers] = await asked(
      async (actor) => [await actor.identity(NEVER), await actor.offers(WRITER, NEVER)] as const,
      account,
    );
    for (const reading of [identity, offers])
      expect(faultOf(reading)).toMatchObject({ operation: "AssumeRole", code: expect.any(String) });
  });

  it("sends nothing where the role is of another account than is meant", async () => {
    const meant = { ...NEW_ACCOUNT, accountId: "111122223333" };
    const reading = await asked((actor) => actor.offers(WRITER, NEVER), meant);
    expect(faultOf(reading)).toMatchObject({ cause: "credentials-of-another-account" });
    const { control } = bench.standIn;
    expect(control.calls().map(({ operation }) => operation)).toEqual(["AssumeRole"]);
  });

  it("reads all it is asked in one session", async () => {
    await asked(async (actor) => {
      await actor.identity(NEVER);
      await Promise.all([actor.offers(WRITER, NEVER), actor.form("us-east-1", NEVER)]);
    });
    const assumed = bench.standIn.control
      .calls()
      .filter(({ operation }) => operation === "AssumeRole");
    expect(assumed).toMatchObject([{ calls: 1 }]);
  });
});

describe("what an act reads", () => {
  it("an offer, with its token, its link and its rate card as AWS gives them", async () => {
    const offers = readOf(await asked((actor) => actor.offers(WRITER, NEVER)));
    expect(offers).toMatchObject({
      kind: "offers",
      offers: [
        {
          offerId: expect.stringMatching(/^offer-/),
          token: expect.stringMatching(/./),
          termsUrl: expect.stringMatching(/^http:.*aws-mp-legal.*X-Amz-Signature=/),
          refundPolicy: "Charges are non-refundable.",
          validFor: null,
        },
      ],
    });
    const [offer] = offers.kind === "offers" ? offers.offers : [];
    expect(offer?.rateCard).toContainEqual({
      dimension: "USE1_InputTokenCount_Global",
      price: expect.stringMatching(/^\d+\.\d\d$/),
      description: "Input tokens, global",
      unit: "Units",
    });
  });

  it("the terms of an offer by their SHA-256, and says why where there are none", async () => {
    const offers = readOf(await asked((actor) => actor.offers(WRITER, NEVER)));
    const [offer] = offers.kind === "offers" ? offers.offers : [];
    const url = offer?.termsUrl ?? "";
    const document = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(await asked((actor) => actor.terms(url, NEVER))).toEqual({
      ok: true,
      value: {
        sha256: createHash("sha256").update(document).digest("hex"),
        bytes: document.length,
      },
    });
    const gone = new URL(url);
    gone.port = "1";
    const REFUSALS = [
      [url.replace(/Signature=.*/, "Signature=0"), "HTTP 403"],
      [gone.href, "no whole document"],
      ["https://169.254.169.254/latest/meta-data", "not on a host of AWS"],
      ["https://amazonaws.com.example/eula.pdf", "not on a host of AWS"],
      ["http://aws-mp-legal.s3.amazonaws.com/eula.pdf", "not on a host of AWS"],
    ] as const;
    for (const [address, why] of REFUSALS)
      expect(await asked((actor) => actor.terms(address, NEVER))).toEqual({
        ok: false,
        error: expect.stringContaining(why),
      });
  });

  it("that a model is not sold", async () => {
    const offers = await asked((actor) => actor.offers("amazon.nova-pro-v1:0", NEVER));
    expect(readOf(offers)).toEqual({ kind: "not-sold" });
  });

  it("offers of another model's answer are none", async () => {
    const variant = `${WRITER}:8k`;
    const rule = { kind: "shape", shape: "wrong-types" } as const;
    bench.standIn.control.addFaults({
      when: { operation: "ListFoundationModelAgreementOffers" },
      fault: rule,
    });
    const offers = await asked((actor) => actor.offers(variant, NEVER));
    expect(faultOf(offers)).toMatchObject({ code: "UnexpectedResponse" });
  });

  it("availability and form, as scans read them", async () => {
    const [availability, present, missing] = await asked(async (actor) => [
      readOf(await actor.availability("us-east-1", WRITER, NEVER)),
      readOf(await actor.form("us-east-1", NEVER)),
      readOf(await actor.form("eu-south-1", NEVER)),
    ]);
    expect(availability).toMatchObject({ agreement: "NOT_AVAILABLE", region: "AVAILABLE" });
    expect([present, missing]).toEqual(["present", "missing"]);
  });

  it.each([
    ["us-east-1", "ENABLED_BY_DEFAULT"],
    ["eu-south-1", "ENABLED"],
    ["ap-southeast-4", "ENABLING"],
    ["af-south-1", "DISABLED"],
  ])("that %s is %s", async (region, status) => {
    expect(readOf(await asked((actor) => actor.optStatus(region, NEVER)))).toBe(status);
  });

  it("a status that no version knew is no status", async () => {
    bench.standIn.control.addFaults({
      when: { operation: "GetRegionOptStatus" },
      fault: { kind: "unknown-enum" },
    });
    const status = await asked((actor) => actor.optStatus("af-south-1", NEVER));
    expect(faultOf(status)).toMatchObject({ code: "UnexpectedResponse" });
  });

  it("a text that is no Region's code never becomes a host's name", async () => {
    const readings = await asked(async (actor) => [
      await actor.form("evil.example/", NEVER),
      await actor.quota("evil.example/", "L-1", NEVER),
    ]);
    expect(readings.map((reading) => faultOf(reading)?.cause)).toEqual([
      "region-unknown-to-this-version",
      "region-unknown-to-this-version",
    ]);
  });
});

describe("a quota as it is now", () => {
  const quota = (region: string, code: string) =>
    asked((actor) => actor.quota(region, code, NEVER));

  it("has its applied and its default value", async () => {
    const code = codeOf(SONNET_TPM);
    expect(readOf(await quota("eu-west-1", code))).toEqual({
      code,
      name: SONNET_TPM,
      unit: "None",
      applied: 2_000_000,
      default: expect.any(Number),
      adjustable: true,
    });
  });

  it("has no applied value where AWS keeps none", async () => {
    const { control } = bench.standIn;
    const code = codeOf(SONNET_TPM);
    control.given({ change: "quota", codes: [code], applied: { kind: "absent" } });
    expect(readOf(await quota("eu-west-1", code))).toMatchObject({ applied: null });
  });

  it("is not read where AWS could not tell its value", async () => {
    const code = codeOf(SONNET_TPM);
    const applied = { kind: "error", code: "DEPENDENCY_THROTTLING_ERROR", message: "m" } as const;
    bench.standIn.control.given({ change: "quota", codes: [code], applied });
    expect(faultOf(await quota("eu-west-1", code))).toMatchObject({ code: "UnexpectedResponse" });
  });

  it("is not read where AWS knows none of its code", async () => {
    expect(faultOf(await quota("eu-west-1", "L-00000000"))).toMatchObject({
      code: "ResourceNotFound",
      message: "Service Quotas knows no quota L-00000000 of Bedrock in eu-west-1.",
    });
  });

  it("has its requests, newest first", async () => {
    const code = codeOf(SONNET_TPM);
    bench.standIn.control.given({
      change: "after-writes",
      quota: { caseInMs: 0, ends: { how: "denied", inMs: 0 } },
    });
    const region = "us-east-2";
    const requests = await asked(async (actor) => {
      for (const value of [9_000_000, 10_000_000])
        await actor.requestIncrease({ region, code, value }, NEVER);
      return readOf(await actor.quotaRequests(region, code, NEVER));
    });
    expect(requests).toMatchObject([
      { desiredValue: 10_000_000, status: "DENIED", quotaCode: code },
      { desiredValue: 9_000_000, status: "DENIED", quotaCode: code },
    ]);
  });
});
