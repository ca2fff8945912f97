import { describe, expect, it } from "vitest";
import { coverageOf } from "@/components/shell/coverage";
import { isCurrent } from "@/components/shell/pages";
import { keepAccount } from "@/components/shell/use-account";
import { ACCOUNT, aColumn, aSnapshot, NOW } from "@/tests/support/a-snapshot";

const fault = {
  code: "NetworkError",
  cause: null,
  owner: "network",
  message: "Timed out.",
  operation: null,
  requestId: null,
  at: NOW,
} as const;
const snapshot = aSnapshot(["anthropic.claude-sonnet", "amazon.nova"], {
  "us-east-1": ["ready", "ready"],
  "eu-west-1": ["payment", "ready"],
});
const columns = [
  ...snapshot.columns,
  aColumn("ap-south-1", ["timeout", "timeout"], { fault, readAt: NOW - 3_600_000 }),
  aColumn("ap-southeast-4", ["pending", "pending"], { status: "ENABLING", readAt: null }),
  aColumn("af-south-1", ["off", "off"], { status: "DISABLED", readAt: null }),
  aColumn("ap-east-2", ["timeout", "timeout"], { noEndpoint: true }),
  aColumn("eu-north-1", ["unread", "unread"], { readAt: null }),
];

describe("coverage", () => {
  it("counts Regions that are on and have an endpoint, and says why one was not read", () => {
    const coverage = coverageOf({ ...snapshot, columns }, [ACCOUNT]);
    expect(coverage).toMatchObject({ read: 2, total: 4, off: 1, readAt: NOW - 120_000 });
    expect(coverage.missing).toEqual([
      "ap-south-1 could not be read",
      "eu-north-1 was not read yet",
      "ap-southeast-4 is being enabled",
    ]);
  });

  it("does not count a Region as read before its cells are, while the first scan runs", () => {
    const scan = {
      ...{ scanId: "s", startedAt: NOW, secondsLeft: null },
      ...{ regionsDone: 0, regionsTotal: 2, cellsDecided: 1, cellsTotal: 4 },
    };
    const reading = [
      aColumn("us-east-1", ["ready", "unread"]),
      aColumn("eu-west-1", ["ready", "ready"]),
    ];
    const first = { ...snapshot, columns: reading, scan, complete: false };
    expect(coverageOf(first, [ACCOUNT])).toMatchObject({ read: 1, total: 2 });
    expect(coverageOf({ ...first, complete: true }, [ACCOUNT])).toMatchObject({
      read: 2,
      total: 2,
    });
  });

  it("of an account without columns is nothing read", () => {
    expect(coverageOf(snapshot, ["other"])).toMatchObject({ read: 0, total: 0, readAt: null });
  });
});

describe("links", () => {
  it.each([
    ["/", "/", true],
    ["/", "/regions", false],
    ["/regions", "/regions/eu-west-1", true],
    ["/errors", "/errorsome", false],
  ])("%s is current on %s: %s", (href, pathname, expected) => {
    expect(isCurrent(href, pathname)).toBe(expected);
  });

  it("keep the account", () => {
    expect(keepAccount("/quotas", null)).toBe("/quotas");
    expect(keepAccount("/?q=a", "x")).toBe("/?q=a&account=x");
    expect(keepAccount("/pending", "x,y")).toBe("/pending?account=x,y");
  });
});
