import { describe, expect, it } from "vitest";
import {
  allowedRoutes,
  allowsRoute,
  type RouteRule,
  routeRuleText,
  WITHINS,
} from "@/lib/domain/requirement/routes";

const EU: RouteRule = { within: "eu" };

describe("what a rule of routes allows", () => {
  it.each<[string, RouteRule, string, string, boolean]>([
    ["any route without a rule", null, "global", "eu-west-1", true],
    ["a named route", ["eu", "on-demand"], "eu", "eu-west-1", true],
    ["no other than the named", ["eu", "on-demand"], "global", "eu-west-1", false],
    ["within: the geographic profile", EU, "eu", "eu-west-1", true],
    ["within: on demand in a Region of it", EU, "on-demand", "eu-west-1", true],
    ["within: provisioned in a Region of it", EU, "provisioned", "eu-west-1", true],
    ["within: never global", EU, "global", "eu-west-1", false],
    ["within: no other geography", EU, "us", "eu-west-1", false],
    ["within: not on demand elsewhere", EU, "on-demand", "us-east-1", false],
    ["within: not provisioned elsewhere", EU, "provisioned", "us-east-1", false],
    ["within: the profile from elsewhere may answer there", EU, "eu", "il-central-1", false],
    ["within: as us does in Canada", { within: "us" }, "us", "ca-central-1", false],
    ["us is not GovCloud", { within: "us" }, "on-demand", "us-gov-west-1", false],
    ["GovCloud is its own", { within: "us-gov" }, "on-demand", "us-gov-west-1", true],
    ["Japan lies in Asia Pacific", { within: "apac" }, "jp", "ap-northeast-1", true],
    ["Asia Pacific is more than Japan", { within: "jp" }, "apac", "ap-northeast-1", false],
    ["Seoul is not Japan", { within: "jp" }, "on-demand", "ap-northeast-2", false],
    ["Osaka is", { within: "jp" }, "on-demand", "ap-northeast-3", true],
  ])("%s", (_name, rule, route, region, expected) => {
    expect(allowsRoute(rule, { route, region })).toBe(expected);
  });

  it.each(WITHINS)("%s never holds the global profile", (within) => {
    for (const region of ["us-east-1", "eu-west-1", "ap-northeast-1", "ca-central-1"])
      expect(allowedRoutes({ within }, region)).not.toContain("global");
  });

  it.each<[RouteRule, string]>([
    [null, "any route"],
    [["eu", "on-demand"], "eu or on-demand"],
    [EU, "within eu"],
  ])("%j is said", (rule, text) => {
    expect(routeRuleText(rule)).toBe(text);
  });
});
