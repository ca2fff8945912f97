import { describe, expect, it } from "vitest";
import { gapLines } from "@/lib/cli/scan-gaps";
import type { Fault } from "@/lib/domain/facts/fault";
import type { Gap } from "@/lib/services/world/gaps";
import { aFault } from "@/tests/support/build-facts";

const LISTS = { gate: "model-list", what: "its models and routes" } as const;
const ACCOUNT = { gate: "credentials", what: "the account", region: null } as const;

const gap = (fault: Fault, over: Partial<Gap> = {}): Gap => ({
  ...{ account: "111122223333", region: "eu-west-1", fault },
  ...LISTS,
  ...over,
});
const of = (code: Fault["code"], over: Partial<Fault> = {}): Fault =>
  aFault(code, { operation: "ListFoundationModels", ...over });

describe("the first step under what could not be read", () => {
  it.each<[string, Gap, string | RegExp]>([
    [
      "a Region that timed out",
      gap(of("NetworkError", { cause: "client-timeout", owner: "network" })),
      "Nothing has to be done yet. The next scan reads it again.",
    ],
    [
      "a Region that was throttled",
      gap(of("ThrottlingException", { cause: "rpm-quota" })),
      "Nothing has to be done yet. The next scan reads it again.",
    ],
    [
      "an account whose identity timed out",
      gap(of("NetworkError", { cause: "client-timeout", owner: "network" }), ACCOUNT),
      "Nothing has to be done yet. The next scan reads it again.",
    ],
    [
      "a read that the organization refuses",
      gap(of("AccessDeniedException", { cause: "scp-explicit-deny", owner: "org-admin" })),
      "Ask the admin of the organization to let its policy allow this read to the role of the scan: bedrock:ListFoundationModels.",
    ],
    [
      "a read that no policy of the role allows",
      gap(of("AccessDeniedException", { cause: "iam-identity-policy-missing" })),
      /^Give the scan's own role this permission/,
    ],
    [
      "credentials that expired",
      gap(of("ExpiredToken", { owner: "caller-credentials" }), ACCOUNT),
      /^Get new credentials/,
    ],
    [
      "a key that is refused where every account is on",
      gap(of("InvalidClientTokenId", { owner: "caller-credentials" }), { region: "us-east-1" }),
      /access key/,
    ],
  ])("%s", (_name, one, step) => {
    const [line = ""] = gapLines([one]);
    const [said, first] = line.split("\n  ");
    expect(said).toMatch(/could not be read: ListFoundationModels: /);
    expect(first).toMatch(step);
    expect(first).not.toMatch(/read timeout|stream the answer|backoff/);
  });

  it("is told once of Regions that failed alike", () => {
    const fault = of("ThrottlingException", { cause: "rpm-quota" });
    const lines = gapLines([gap(fault), gap(fault, { region: "eu-west-2" })]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^Account 111122223333, eu-west-1, eu-west-2: /);
  });
});
