import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { EpochMs } from "@/lib/domain/time";
import { stateAt } from "./schedule";
import type { Watch } from "./watch";

/** The code and cause a watch stands for at a time; null where nothing stands in the way any more. */
export function watchCode(watch: Watch, now: EpochMs): { code: Code | null; cause: Cause | null } {
  const { flight } = watch;
  switch (flight.state) {
    case "pending":
    case "overdue": {
      const overdue = stateAt(watch, now) === "overdue";
      const code = overdue ? "MPAgreementPending" : "MPAgreementBeingCreated";
      return { code, cause: "marketplace-subscription-in-progress" };
    }
    case "settling":
      return { code: flight.from.code, cause: flight.from.cause };
    case "failed":
      return { code: flight.failure.code, cause: flight.failure.cause };
    case "lapsed":
      return { code: "AgreementNotCreated", cause: null };
    case "active":
    case "dismissed":
      return { code: null, cause: null };
  }
}
