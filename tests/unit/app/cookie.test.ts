import { describe, expect, it } from "vitest";
import { cookie, goTo, toRefusal } from "@/app/auth/open";
import type { AccessContext } from "@/lib/services/context";

const HTTPS = "https://readiness.acme.example";
const HTTP = "http://127.0.0.1:3000";

describe("a cookie of ours", () => {
  it.each([
    [
      "is bound to https where there is https",
      HTTPS,
      "x",
      43_200_000,
      "r=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure",
    ],
    [
      "is not on plain loopback",
      HTTP,
      "x",
      600_000,
      "r=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=600",
    ],
    [
      "is taken away as it was given, or it would stay",
      HTTPS,
      null,
      0,
      "r=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure",
    ],
  ])("%s", (_name, publicUrl, value, lastsMs, expected) => {
    expect(cookie("r", { value, lastsMs, publicUrl })).toBe(expected);
  });

  it.each([
    ["of another window's sign-in stays where this one says nothing of a person", null, []],
    ["is that of what the page says of a person", "s", [expect.stringContaining("-sign-in=s;")]],
  ])("%s", (_name, refusal, expected) => {
    const fault = { code: "answer-refused", refusal, until: null, to: null } as const;
    const answer = toRefusal(fault, { identity: { publicUrl: HTTPS } } as AccessContext);
    expect(answer.headers.getSetCookie()).toEqual(expected);
  });

  it("goes with the way on, which is kept nowhere", () => {
    const answer = goTo("/quotas", { publicUrl: HTTPS, session: "s", signIn: null });
    expect([
      answer.status,
      answer.headers.get("location"),
      answer.headers.get("cache-control"),
    ]).toEqual([303, "/quotas", "no-store"]);
    expect(answer.headers.getSetCookie().map((one) => one.split(";")[0])).toEqual([
      "__Host-readiness=s",
      "__Host-readiness-sign-in=",
    ]);
  });
});
