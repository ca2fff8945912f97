import { describe, expect, it } from "vitest";
import { fixOfReading } from "@/lib/domain/advice/fix-of-reading";
import { accountFix } from "@/lib/domain/catalogue/account-fix";
import type { Fault } from "@/lib/domain/facts/fault";
import { NOWHERE } from "@/lib/domain/links/target";
import type { GateName } from "@/lib/domain/verdict";
import { aFault } from "@/tests/support/build-facts";

const AT = { ...NOWHERE, accountId: "210000000001" };
const FOR_CALLERS =
  /stream the answer|read timeout|backoff|Provisioned Throughput|Cross-Region|API reference|inference profile routes/;
const WAIT =
  /^Nothing has to be done yet\. The next scan reads it again\. If it goes on(, check the way from this machine to AWS| for hours, look for trouble on the AWS Health Dashboard)\.$/;

const of = (code: Fault["code"], over: Partial<Fault> = {}): Fault =>
  aFault(code, { operation: "ListRegions", ...over });
const wordsOf = ({ steps }: { steps: readonly { text: string }[] }): string =>
  steps.map(({ text }) => text).join(" ");

const TIMED_OUT = { cause: "client-timeout", owner: "network" } as const;

describe("what to do about a call of the scan that failed", () => {
  it.each<[string, Fault, GateName, RegExp]>([
    ["timed out", of("NetworkError", TIMED_OUT), "region", WAIT],
    ["no answer, for no cause that is known", of("NetworkError"), "region", WAIT],
    ["throttled", of("ThrottlingException", { cause: "rpm-quota" }), "region", WAIT],
    ["throttled, without a cause", of("ThrottlingException"), "agreement", WAIT],
    ["AWS failed", of("InternalFailure"), "agreement", WAIT],
    ["no capacity", of("ServiceUnavailable", { cause: "service-unavailable" }), "region", WAIT],
    ["whose the account is: timed out", of("NetworkError", TIMED_OUT), "credentials", WAIT],
    ["refused as not valid", of("ValidationError"), "region", /^Mend what stops ListRegions/],
    [
      "refused by the organization",
      of("AccessDeniedException", { cause: "scp-explicit-deny", owner: "org-admin" }),
      "region",
      /^Ask the admin of the organization to let its policy allow this read to the role of the scan: account:ListRegions\./,
    ],
  ])("%s: it is about the reading, and nothing of callers", (_name, fault, gate, words) => {
    const fix = fixOfReading({ fault, gate, ...AT });
    expect(wordsOf(fix)).toMatch(words);
    expect(`${fix.sentence} ${wordsOf(fix)}`).not.toMatch(FOR_CALLERS);
    expect(fix).toMatchObject({ takes: null, primary: null, command: null, docs: null });
    expect(fix.owner).toBe(fault.owner);
  });

  it.each<[string, Fault, GateName, RegExp]>([
    [
      "the clock is off",
      of("RequestExpired", { cause: "clock-skew", owner: "caller-credentials" }),
      "region",
      /^Synchronise the clock/,
    ],
    [
      "credentials expired",
      of("ExpiredToken", { owner: "caller-credentials" }),
      "region",
      /^Get new credentials/,
    ],
    [
      "a certificate is not trusted",
      of("NetworkError", { cause: "tls-certificate-untrusted", owner: "network" }),
      "region",
      /^Give the client the network's CA/,
    ],
    [
      "nothing listens there",
      of("NetworkError", { cause: "network-unreachable", owner: "network" }),
      "region",
      /^Check that the endpoint's name resolves/,
    ],
    [
      "the dashboard failed",
      of("Unrecognized", { cause: "dashboard-failed", owner: "application-code" }),
      "region",
      /^Look into the dashboard's log/,
    ],
    [
      "a role can't be assumed",
      of("AccessDeniedException", { cause: "assume-role-denied", owner: "iam-admin" }),
      "credentials",
      /./,
    ],
  ])("%s: what the catalogue says holds of a scan too", (_name, fault, gate, words) => {
    const fix = fixOfReading({ fault, gate, ...AT });
    expect(wordsOf(fix)).toMatch(words);
    expect(wordsOf(fix)).not.toMatch(/next scan reads it again/);
  });

  it("is the same where a whole account is told of", () => {
    const access = { by: "profile", profile: "sandbox" } as const;
    expect(accountFix(of("NetworkError", TIMED_OUT), { access, ...AT })).toEqual(
      fixOfReading({ fault: of("NetworkError", TIMED_OUT), gate: "credentials", ...AT }),
    );
  });
});
