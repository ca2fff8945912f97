import { describe, expect, it } from "vitest";
import { quietOf } from "@/lib/cli/demo";

describe("what a demo takes from the shell", () => {
  it.each([
    "AWS_PROFILE",
    "AUTH",
    "OIDC_ISSUER",
    "DATABASE_URL",
    "PUBLIC_URL",
    "ROLE",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
  ])("is not %s", (name) => {
    expect(quietOf({ [name]: "x" })).toEqual({});
  });

  it.each(["PATH", "HOME", "NO_PROXY", "PORT", "LOG_LEVEL", "AUTHOR"])("is %s", (name) => {
    expect(quietOf({ [name]: "x" })).toEqual({ [name]: "x" });
  });
});
