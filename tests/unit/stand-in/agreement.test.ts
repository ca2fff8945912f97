import { describe, expect, it } from "vitest";
import { agreementAt } from "@/lib/stand-in/world/agreement";
import { regionStatus, startWorld } from "@/lib/stand-in/world/state";
import type { AgreementScript } from "@/lib/stand-in/world/types";
import { worldNamed } from "@/lib/stand-in/worlds/all";

const NOW = 1_790_000_000_000;
const world = startWorld(worldNamed("first-look"), { now: NOW, speed: 1 });
const fast = startWorld(worldNamed("first-look"), { now: NOW, speed: 10 });

function pending(ends: Extract<AgreementScript, { kind: "pending" }>["ends"]): AgreementScript {
  return { kind: "pending", acceptedAgoMs: 180_000, ends };
}

describe("the life of an agreement", () => {
  const complete = pending({ how: "complete", inMs: 60_000 });

  it.each([
    { script: complete, afterMs: 59_999, status: "PENDING", entitlement: "PENDING" },
    { script: complete, afterMs: 60_000, status: "AVAILABLE", entitlement: "PROVISIONED" },
    {
      script: pending({ how: "error", inMs: 120_000, message: "no card" }),
      afterMs: 120_000,
      status: "ERROR",
      entitlement: "FAILED",
    },
    {
      script: pending({
        how: "entitlement-fails",
        inMs: 0,
        reason: "INVALID_PAYMENT_INSTRUMENT",
      }),
      afterMs: 0,
      status: "PENDING",
      entitlement: "FAILED",
    },
    {
      script: pending({ how: "lapse", inMs: 10 }),
      afterMs: 10,
      status: "NOT_AVAILABLE",
      entitlement: "DEPROVISIONED",
    },
    { script: pending({ how: "never" }), afterMs: 1e9, status: "PENDING", entitlement: "PENDING" },
    {
      script: { kind: "available", acceptedAgoMs: 0 } as const,
      afterMs: 0,
      status: "AVAILABLE",
      entitlement: "PROVISIONED",
    },
    {
      script: { kind: "none" } as const,
      afterMs: 0,
      status: "NOT_AVAILABLE",
      entitlement: undefined,
    },
  ])("reads $status after $afterMs ms", ({ script, afterMs, status, entitlement }) => {
    const now = agreementAt(script, { now: NOW + afterMs, world });
    expect(now.status).toBe(status);
    expect(now.entitlement?.status).toBe(entitlement);
  });

  it("runs faster where the world does, but was accepted when it was", () => {
    const script = pending({ how: "complete", inMs: 60_000 });
    expect(agreementAt(script, { now: NOW + 5_999, world: fast }).status).toBe("PENDING");
    const done = agreementAt(script, { now: NOW + 6_000, world: fast });
    expect(done).toMatchObject({ status: "AVAILABLE", acceptedAt: NOW - 180_000 });
  });

  it("enables a region when its time has come", () => {
    const account = world.accounts.get("111122223333");
    if (account === undefined) throw new Error("no account");
    const at = (now: number) => regionStatus(account, { region: "ap-southeast-4", now });
    expect(at(NOW + 599_999)).toBe("ENABLING");
    expect(at(NOW + 600_000)).toBe("ENABLED");
    expect(regionStatus(account, { region: "xx-nowhere-1", now: NOW })).toBe("DISABLED");
  });
});
