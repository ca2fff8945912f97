import type { Catalogue, WorldSpec } from "@/lib/stand-in/world/types";
import { PROVE_ROLE, ROLE_NAME, workingAccount } from "./account";
import { buildCatalogue } from "./catalogue/build";
import { MODEL_TABLE, PROVISIONED_TABLE, VARIANT_TABLE } from "./catalogue/table";
import { documentationKey } from "./demo-key";
import { buildQuotas } from "./quotas/build";
import { DEFAULT_REGIONS } from "./regions";

const MAIN_ACCOUNT = "111122223333";

/** Nothing stands in the way anywhere: no agreement is missing, no model is at its end. */
export function allReady(): WorldSpec {
  const catalogue = withoutEnds(
    buildCatalogue(
      {
        models: MODEL_TABLE,
        variants: VARIANT_TABLE,
        provisioned: PROVISIONED_TABLE,
        unlisted: [],
      },
      DEFAULT_REGIONS,
    ),
  );
  return {
    name: "all-ready",
    summary: "one account in which every model that a region offers can be used",
    seed: 1,
    catalogue,
    quotas: buildQuotas(catalogue),
    accounts: [
      workingAccount({
        id: MAIN_ACCOUNT,
        name: "all-ready",
        keys: [documentationKey(MAIN_ACCOUNT)],
        roles: [{ name: ROLE_NAME }, PROVE_ROLE],
      }),
    ],
    faults: [],
  };
}

/** No model is legacy or at its end. */
export function withoutEnds(catalogue: Catalogue): Catalogue {
  for (const model of catalogue.models) {
    model.lifecycle = { status: "ACTIVE", startDaysAgo: model.lifecycle.startDaysAgo };
  }
  return catalogue;
}
