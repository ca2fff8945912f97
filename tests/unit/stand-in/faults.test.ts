import { describe, expect, it } from "vitest";
import { createFaults } from "@/lib/stand-in/faults/match";
import { isFaultName, NAMED_FAULTS } from "@/lib/stand-in/faults/named";
import type { FaultScope } from "@/lib/stand-in/faults/types";

const place = {
  account: "111122223333",
  region: "eu-west-1",
  service: "bedrock",
  operation: "ListFoundationModels",
  model: "",
};
const cut = { kind: "cut" } as const;

describe("which calls a rule spoils", () => {
  it.each<{ name: string; when: FaultScope | undefined; spoils: boolean }>([
    { name: "no scope", when: undefined, spoils: true },
    { name: "its region", when: { region: "eu-west-1" }, spoils: true },
    { name: "another region", when: { region: "eu-west-2" }, spoils: false },
    { name: "one of several", when: { region: ["eu-west-2", "eu-west-1"] }, spoils: true },
    { name: "every part must fit", when: { region: "eu-west-1", operation: "X" }, spoils: false },
    { name: "another account", when: { account: "1" }, spoils: false },
    { name: "a model where there is none", when: { model: "m" }, spoils: false },
  ])("$name: $spoils", ({ when, spoils }) => {
    const rule = when === undefined ? { fault: cut } : { when, fault: cut };
    expect(createFaults([rule], 1).strike(place) !== null).toBe(spoils);
  });

  it("counts: after the first two, three times", () => {
    const faults = createFaults([{ after: 2, times: 3, fault: cut }], 1);
    const struck = Array.from({ length: 8 }, () => faults.strike(place) !== null);
    expect(struck).toEqual([false, false, true, true, true, false, false, false]);
  });

  it("strikes about as often as its probability says, the same way for the same seed", () => {
    const run = (seed: number): boolean[] => {
      const faults = createFaults([{ probability: 0.3, fault: cut }], seed);
      return Array.from({ length: 4000 }, () => faults.strike(place) !== null);
    };
    const share = run(7).filter(Boolean).length / 4000;
    expect(share).toBeGreaterThan(0.27);
    expect(share).toBeLessThan(0.33);
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
  });

  it("takes one of several actions, never the list itself", () => {
    const faults = createFaults(
      [{ fault: { kind: "one-of", actions: [cut, { kind: "hang" }] } }],
      3,
    );
    const kinds = new Set(Array.from({ length: 50 }, () => faults.strike(place)?.kind));
    expect([...kinds].sort()).toEqual(["cut", "hang"]);
  });

  it("clears by id, or all", () => {
    const faults = createFaults([{ id: "a", fault: cut }], 1);
    faults.add([{ id: "b", fault: { kind: "hang" } }]);
    expect(faults.strike(place)?.kind).toBe("hang");
    faults.clear("b");
    expect(faults.strike(place)?.kind).toBe("cut");
    faults.clear();
    expect(faults.strike(place)).toBeNull();
  });
});

describe("named faults", () => {
  it.each([
    "AccessDeniedException",
    "BadCScoreException",
    "FTUFormNotFilled",
    "IncompleteSignature",
    "InternalFailure",
    "InvalidAction",
    "InvalidClientTokenId",
    "MPAgreementFailed",
    "MPAgreementPending",
    "MPAgreementBeingCreated",
    "NotAuthorized",
    "RequestExpired",
    "ServiceUnavailable",
    "ThrottlingException",
    "ValidationError",
    "ResourceNotFound",
  ])("has a wire form for %s", (name) => {
    expect(isFaultName(name)).toBe(true);
  });

  it("gives every one a text and an error status", () => {
    for (const fault of Object.values(NAMED_FAULTS)) {
      expect(fault.message).not.toBe("");
      expect(fault.status).toBeGreaterThanOrEqual(400);
    }
  });
});
