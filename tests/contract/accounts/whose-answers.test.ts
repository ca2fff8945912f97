import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/facts/facts";
import type { AccountReader, AccountRef, AwsPort } from "@/lib/services/ports/read-aws";
import { anAws } from "@/tests/support/an-aws";
import { aBench, type Bench, CLEAN, withEnvironment } from "@/tests/support/stand-in";
import { aSmallWorld, NOVA, REGION } from "./small-world";

const NEVER = new AbortController().signal;
const MINE = "210000000001";
const OTHER = "210000000002";
const keyOf = (id: string) => ({
  accessKeyId: `AKIAEXAMPLE${id.slice(-9)}`,
  secretAccessKey: `secret-of-${id}`,
  arn: `arn:aws:iam::${id}:user/reader`,
  userId: `AIDAEXAMPLE${id.slice(-9)}`,
});

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({
    world: aSmallWorld([MINE, OTHER].map((id) => ({ id, name: id, keys: [keyOf(id)] }))),
  });
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.standIn.control.reset();
  bench.standIn.control.clearCalls();
  signInTo(MINE);
});

const PROFILE: AccountRef = {
  key: "team",
  accountId: null,
  name: null,
  access: { by: "profile", profile: "team" },
};

const signInTo = (id: string) =>
  bench.file(
    "aws-config",
    `[profile team]\naws_access_key_id = ${keyOf(id).accessKeyId}\naws_secret_access_key = ${keyOf(id).secretAccessKey}\n`,
  );
/** Files are looked at once a second. */
const lookedAgain = () => new Promise((resolve) => setTimeout(resolve, 1_100));

function withAws<T>(work: (aws: AwsPort) => Promise<T>): Promise<T> {
  const env = {
    ...CLEAN,
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    HOME: bench.folder,
    AWS_CONFIG_FILE: path.join(bench.folder, "aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: path.join(bench.folder, "aws-credentials"),
    AWS_ENDPOINT_URL: bench.standIn.url,
  };
  return withEnvironment(env, async () => work(await anAws({ ...process.env })));
}

const READS: readonly [string, (reader: AccountReader) => Promise<Reading<unknown>>][] = [
  ["regions", (reader) => reader.regions("aws", NEVER)],
  ["agreements", (reader) => reader.agreements(NEVER)],
  ["entitlements", (reader) => reader.entitlements("agmt-1", NEVER)],
  ["the form", (reader) => reader.form(REGION, NEVER)],
  ["models", (reader) => reader.models(REGION, NEVER)],
  ["profiles", (reader) => reader.profiles(REGION, NEVER)],
  ["throughputs", (reader) => reader.provisioned(REGION, NEVER)],
  ["availability", (reader) => reader.availability(REGION, NOVA, NEVER)],
  ["quotas", (reader) => reader.quotas(REGION, NEVER)],
  ["defaults", (reader) => reader.quotaDefaults(REGION, NEVER)],
  ["requests", (reader) => reader.quotaRequests(REGION, NEVER)],
];
const readAll = (reader: AccountReader) => Promise.all(READS.map(([, read]) => read(reader)));
const causeOf = (reading: Reading<unknown>) =>
  reading.status === "failed" ? reading.fault.cause : reading.status;
const calledAs = (id: string) =>
  bench.standIn.control
    .calls()
    .filter(({ account }) => account === id)
    .map(({ operation, calls }) => `${operation} ${calls}`);

describe("answers of another account's credentials", () => {
  it("are never asked for, whatever is read", () =>
    withAws(async (aws) => {
      const reader = aws.readerFor(PROFILE, { expect: MINE });
      expect(causeOf(await reader.models(REGION, NEVER))).toBe("read");
      signInTo(OTHER);
      await lookedAgain();
      await reader.models(REGION, NEVER);
      const readings = await readAll(reader);
      expect(new Set(readings.map(causeOf))).toEqual(new Set(["credentials-of-another-account"]));
      expect(calledAs(OTHER)).toEqual(["GetCallerIdentity 1"]);
      expect(reader.stats().calls).toBe(1);
    }));

  it("say whose they are, and count as later than what was read before", () =>
    withAws(async (aws) => {
      const reader = aws.readerFor(PROFILE, { expect: MINE });
      const before = await reader.models(REGION, NEVER);
      signInTo(OTHER);
      await lookedAgain();
      const after = await reader.models(REGION, NEVER);
      expect(after).toMatchObject({
        status: "failed",
        fault: {
          code: "CredentialsMissing",
          owner: "caller-credentials",
          message: `These credentials belong to account ${OTHER}; what is asked is of ${MINE}. Nothing was read.`,
        },
      });
      const attempts = [
        before.status === "read" && before.source.attempt,
        after.status === "failed" && after.fault.attempt,
      ];
      expect(attempts).toEqual(attempts.toSorted((a, b) => Number(a) - Number(b)));
      expect(new Set(attempts).size).toBe(2);
    }));

  it("are not asked for after a restart either, by one question for all that wait", () =>
    withAws(async (aws) => {
      signInTo(OTHER);
      const readers = Array.from({ length: 5 }, () => aws.readerFor(PROFILE, { expect: MINE }));
      const readings = (await Promise.all(readers.map(readAll))).flat();
      expect(new Set(readings.map(causeOf))).toEqual(new Set(["credentials-of-another-account"]));
      expect(calledAs(OTHER)).toEqual(["GetCallerIdentity 1"]);
    }));

  it("are not taken where nobody knew whose to expect: the first account stays", () =>
    withAws(async (aws) => {
      const reader = aws.readerFor(PROFILE, { expect: null });
      expect(causeOf(await reader.models(REGION, NEVER))).toBe("read");
      signInTo(OTHER);
      await lookedAgain();
      expect(causeOf(await reader.models(REGION, NEVER))).toBe("credentials-of-another-account");
      const next = aws.readerFor(PROFILE, { expect: null });
      expect(causeOf(await next.models(REGION, NEVER))).toBe("read");
    }));

  it("become the account's own again once its credentials are back", () =>
    withAws(async (aws) => {
      const reader = aws.readerFor(PROFILE, { expect: MINE });
      signInTo(OTHER);
      expect(causeOf(await reader.models(REGION, NEVER))).toBe("credentials-of-another-account");
      signInTo(MINE);
      await lookedAgain();
      expect(causeOf(await reader.models(REGION, NEVER))).toBe("read");
    }));
});

describe("whose credentials these are", () => {
  it.each([
    ["who is configured and expected", MINE, MINE, "read"],
    ["nobody configured, who is expected", null, MINE, "read"],
    ["nobody known", null, null, "read"],
    ["another one configured", OTHER, null, "credentials-of-another-account"],
    ["another one configured, kept as who answers", OTHER, MINE, "credentials-of-another-account"],
    ["another one kept", null, OTHER, "credentials-of-another-account"],
  ])("%s", (_name, accountId, expected, outcome) =>
    withAws(async (aws) => {
      const reader = aws.readerFor({ ...PROFILE, accountId }, { expect: expected });
      expect(causeOf(await reader.identity(NEVER))).toBe(outcome);
      expect(causeOf(await reader.models(REGION, NEVER))).toBe(outcome);
    }),
  );

  it("is asked anew each time it is what is asked, and otherwise once per key", () =>
    withAws(async (aws) => {
      const reader = aws.readerFor(PROFILE, { expect: MINE });
      await readAll(reader);
      await readAll(aws.readerFor(PROFILE, { expect: MINE, urgent: true }));
      expect(calledAs(MINE)).toContain("GetCallerIdentity 1");
      await reader.identity(NEVER);
      expect(calledAs(MINE)).toContain("GetCallerIdentity 2");
    }));

  it("is why nothing is read where it can't be learnt", () =>
    withAws(async (aws) => {
      bench.standIn.control.addFaults({
        when: { operation: "GetCallerIdentity" },
        fault: { kind: "named", name: "AccessDeniedException" },
      });
      const models = await aws.readerFor(PROFILE, { expect: MINE }).models(REGION, NEVER);
      expect(models).toMatchObject({ status: "failed", fault: { operation: "GetCallerIdentity" } });
      expect(calledAs(MINE)).toEqual(["GetCallerIdentity 1"]);
    }));
});
