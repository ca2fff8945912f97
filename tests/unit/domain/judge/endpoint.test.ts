import { describe, expect, it } from "vitest";
import type { Reading, RegionFacts } from "@/lib/domain/facts/facts";
import { mergeReading } from "@/lib/domain/facts/merge-facts";
import { withEndpointCause } from "@/lib/domain/judge/endpoint";
import { aFault, aModel, aRegion, CLAUDE, failed, readAt } from "@/tests/support/build-facts";

const lost = (
  over: Parameters<typeof aFault>[1] = {},
): Extract<RegionFacts["models"], { status: "failed" }> => ({
  status: "failed",
  fault: aFault("NetworkError", {
    cause: "network-unreachable",
    message: "getaddrinfo ENOTFOUND bedrock.xx-south-1.amazonaws.com",
    ...over,
  }),
  last: null,
});
const causeOf = (models: Reading<readonly unknown[]>, othersAnswered: boolean) => {
  const facts = aRegion({ models: models as RegionFacts["models"] });
  const judged = withEndpointCause(facts, { othersAnswered }).models;
  return judged.status === "failed" ? judged.fault.cause : judged.status;
};

describe("a host that does not resolve", () => {
  const last = { ...lost(), last: readAt([aModel(CLAUDE)]) as never };

  it.each([
    [
      "is a region without an endpoint while others answer",
      lost(),
      true,
      "region-no-bedrock-endpoint",
    ],
    ["is the network while nobody answers", lost(), false, "network-unreachable"],
    ["is the network where the region ever answered", last, true, "network-unreachable"],
    [
      "is told apart from one that refuses",
      lost({ message: "connect ECONNREFUSED 127.0.0.1:9" }),
      true,
      "network-unreachable",
    ],
    [
      "is so whatever cause stood there, by no order of the alphabet",
      lost({ cause: "tls-certificate-untrusted" }),
      true,
      "region-no-bedrock-endpoint",
    ],
    ["is so without a cause", lost({ cause: null }), true, "region-no-bedrock-endpoint"],
    ["is no answer of AWS", failed("AccessDeniedException"), true, null],
    ["is not a region that answers", readAt([]), true, "read"],
  ] as const)("%s", (_name, models, othersAnswered, cause) => {
    expect(causeOf(models as Reading<readonly unknown[]>, othersAnswered)).toBe(cause);
  });

  it("is judged anew when the others stop answering, since the store keeps what was met", () => {
    const stored = mergeReading(lost(), lost());
    expect(causeOf(stored, true)).toBe("region-no-bedrock-endpoint");
    expect(causeOf(stored, false)).toBe("network-unreachable");
  });
});
