import type { Code } from "@/lib/domain/codes";
import type { ActTarget } from "./kinds";

type OfCell = {
  code: Code | null;
  region: string;
  modelId: string;
  /** The model is legacy or ends soon: its offer is none to accept. */
  ends: boolean;
};

/** The act by which what closes a cell can be removed; null: none of ours does it. */
export function actForCell({ code, region, modelId, ends }: OfCell): ActTarget | null {
  switch (code) {
    case "AgreementNotCreated":
      return ends ? null : { kind: "accept-agreement", modelId, offerId: null };
    case "FTUFormNotFilled":
      return { kind: "submit-use-case-form", region };
    case "RegionDisabled":
      return { kind: "enable-region", region };
    default:
      return null;
  }
}
