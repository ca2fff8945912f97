import type { WorldSpec } from "@/lib/stand-in/world/types";
import { allReady } from "./all-ready";

/** Models that the account is refused, though every field of their availability is green. */
const GATED = ["anthropic.claude-opus-5", "anthropic.claude-sonnet-5"];
/** The fault that gates them; a test lifts it by this name. */
export const GATE = "gated";

/** As all-ready, but calls of some models are refused for a reason that no field shows. */
export function gated(): WorldSpec {
  const world = allReady();
  const ids = [...world.catalogue.profiles.values()].flatMap((profiles) =>
    profiles.flatMap(({ id, model }) => (GATED.includes(model.id) ? [id] : [])),
  );
  return {
    ...world,
    name: "gated",
    summary: "every field is green, and calls of two models are refused for this account",
    faults: [
      {
        id: GATE,
        when: { service: "bedrock-runtime", model: [...new Set(ids)] },
        fault: { kind: "named", name: "NotAvailableForAccount" },
      },
    ],
  };
}
