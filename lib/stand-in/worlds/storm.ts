import type { FaultRule } from "@/lib/stand-in/faults/types";
import type { WorldSpec } from "@/lib/stand-in/world/types";
import { firstLook } from "./first-look/world";

const FAULTS: readonly FaultRule[] = [
  {
    id: "breakage",
    probability: 0.02,
    fault: {
      kind: "one-of",
      actions: [
        { kind: "cut" },
        { kind: "dead" },
        { kind: "named", name: "InternalFailure" },
        { kind: "named", name: "ServiceUnavailable" },
        { kind: "html", status: 502 },
      ],
    },
  },
  { id: "throttling", probability: 0.3, fault: { kind: "throttle" } },
];

/** The facts of first-look behind bad weather: all can be read, if one asks often enough. */
export function storm(): WorldSpec {
  return {
    ...firstLook(),
    name: "storm",
    summary: "first-look's facts, but 30 % of calls are throttled at random and 2 % cut or 5xx",
    faults: FAULTS,
  };
}
