import { describe, expect, it } from "vitest";
import { exportAddress } from "@/components/matrix/export-address";
import { buildBase } from "@/lib/domain/grid/base";
import { type Filters, NO_FILTERS } from "@/lib/domain/grid/filters";
import { ExportQuery } from "@/lib/services/exports/export-query";
import { ACCOUNT, aSnapshot, OWN } from "@/tests/support/a-snapshot";

const base = buildBase(
  aSnapshot(["amazon.a"], { "us-east-1": ["payment"], "eu-west-1": ["global"] }),
  { scope: OWN },
);

function asked(filters: Partial<Filters>, mask = false) {
  const all = { ...NO_FILTERS, ...filters };
  const address = exportAddress({
    base,
    filters: all,
    format: "markdown",
    mask,
  });
  return ExportQuery.parse(Object.fromEntries(new URL(address, "http://x").searchParams));
}

describe("the address of an export", () => {
  it.each([
    ["no filter", {}, {}],
    ["states", { states: ["blocked", "pending"] }, { state: ["blocked", "pending"] }],
    ["routes", { routes: ["eu", "global"] }, { route: ["eu", "global"] }],
    ["a cause", { cause: "blocked.X.y" }, { cause: "blocked.X.y" }],
    ["only what is required", { required: true }, { required: "1" }],
    [
      "one requirement",
      { requirements: ["Chat, v2", "Search"] },
      { requirement: ["Chat%2C v2", "Search"] },
    ],
    ["Regions that are off too", { off: true }, { off: "1" }],
  ] as const)("asks the server for what is shown: %s", (_name, filters, query) => {
    expect(asked(filters)).toEqual({ format: "markdown", account: [ACCOUNT], ...query });
  });

  it("leaves hiding account ids to the configuration unless it is switched on", () => {
    expect(asked({}).mask).toBeUndefined();
    expect(asked({}, true).mask).toBe("1");
  });
});
