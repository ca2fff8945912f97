import { describe, expect, it } from "vitest";
import { aProfile, aRegion, CLAUDE, judge, readAt } from "@/tests/support/build-facts";
import { inState, listedAs } from "@/tests/support/build-settings";
import { FABLE, RETENTION_ROWS, ROWS, retention } from "./table-rows";

describe("each row of the verdict table", () => {
  it.each([...ROWS, ...RETENTION_ROWS])("%s", (_name, setting, expected) => {
    const { state, code, cause } = judge(setting);
    expect([state, code, cause]).toEqual(expected);
  });

  it("says by which routes a ready model is called, the wider ones last", () => {
    const provisioned = readAt([
      { name: "p", modelId: CLAUDE, custom: false, status: "InService" },
    ]);
    const profiles = readAt(["global", "us", "eu"].map((prefix) => aProfile(prefix, CLAUDE)));
    const { routes } = judge({ facts: aRegion({ provisioned, profiles }) });
    expect(routes).toEqual(["on-demand", "eu", "us", "global", "provisioned"]);
  });

  it("a mode that is not allowed gives the table's date, who decides, and what the gate read", () => {
    const { findings, gates } = judge(retention(FABLE, "default"));
    expect(findings[0]).toMatchObject({
      gate: "data-retention",
      severity: "block",
      owner: "account-admin",
      message: expect.stringMatching(/of this Region is default; by the table of 2026-09/),
    });
    expect(gates.find(({ gate }) => gate === "data-retention")).toMatchObject({
      gate: "data-retention",
      outcome: "closed",
      raw: "default",
    });
  });

  it("a custom model in service is a note of its base, which it does not open", () => {
    const provisioned = readAt([{ name: "p", modelId: CLAUDE, custom: true, status: "InService" }]);
    const { routes, findings } = judge({ facts: aRegion({ provisioned }) });
    expect(routes).toEqual(["on-demand", "eu", "global"]);
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: "note", message: expect.stringMatching(/custom model/) }),
    );
  });

  it("throughputs of which an earlier version kept no kind are not relied on", () => {
    const kept = [{ name: "p", modelId: CLAUDE, status: "InService" }] as const;
    const provisioned = readAt(JSON.parse(JSON.stringify(kept)));
    expect(judge(listedAs(["PROVISIONED"], { provisioned }))).toMatchObject({
      state: "unknown",
      code: "NotReadYet",
    });
  });

  it("puts the deciding finding first, with its owner", () => {
    const { findings } = judge(inState("DISABLED"));
    expect(findings[0]).toMatchObject({
      gate: "region",
      code: "RegionDisabled",
      severity: "block",
      owner: "account-admin",
    });
  });
});
