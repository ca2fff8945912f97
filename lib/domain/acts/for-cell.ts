import type { Code } from "@/lib/domain/codes";
import type { ActTarget } from "./kinds";

type OfCell = { code: Code | null; region: string; modelId: string };

/** The act by which what closes a cell can be removed; null: none of ours does it. */
export function actForCell({ code, region, modelId }: OfCell): ActTarget | null {
  switch (code) {
    case "AgreementNotCreated":
      return { kind: "accept-agreement", modelId, offerId: null };
    case "FTUFormNotFilled":
      return { kind: "submit-use-case-form", region };
    case "RegionDisabled":
      return { kind: "enable-region", region };
    default:
      return null;
  }
}
