import type { Source } from "@/lib/domain/facts/facts";
import { type Fault, NOT_READ_YET, OTHER_FORM } from "@/lib/domain/facts/fault";
import type { Cell } from "@/lib/domain/judge/cell";
import { current } from "@/lib/domain/judge/current";
import {
  match,
  PASS,
  type Rule,
  remark,
  unreadable,
  unreadableAsWeSay,
} from "@/lib/domain/judge/outcome";
import { isShut } from "@/lib/domain/region";
import { shutText } from "@/lib/domain/words/region-status";

/** Row 0: nothing can be said of an account whose credentials fail, or whose facts others may have read. */
export const credentialsRule: Rule = {
  gate: "credentials",
  judge: ({ account: { identity } }) => {
    if (identity.status === "never") return unreadable(NOT_READ_YET);
    return identity.status === "failed" ? unreadable(identity.fault) : PASS;
  },
};

/** Row 1. A region that is off answers like bad credentials, so its opt-in state is asked first. */
export const regionRule: Rule = {
  gate: "region",
  judge: (cell) => {
    const { regionStatus: status } = cell;
    const listed = current(cell.account.regions, cell.age);
    if (isShut(status) && !listed.ok) return unreadable(listed.fault);
    switch (status) {
      case "DISABLED":
      case "DISABLING":
        return match({
          gate: "region",
          state: "blocked",
          code: "RegionDisabled",
          message: `The Region is ${shutText(status).is} for this account. ${shutText(status).next}`,
        });
      case "ENABLING":
        return match({
          gate: "region",
          state: "pending",
          code: "RegionEnabling",
          message: "The Region is being enabled. That takes minutes to hours.",
        });
      case null:
      case "ENABLED":
      case "ENABLED_BY_DEFAULT":
        return PASS;
      default:
        return {
          kind: "pass",
          notes: [
            remark({
              gate: "region",
              severity: "note",
              message:
                status === ""
                  ? "AWS gives the Region no state."
                  : `AWS gives the Region the state ${status}, which is not documented.`,
            }),
          ],
        };
    }
  },
};

/** Row 2. Without its opt-in state, a region that is off can't be told from bad credentials. */
export const modelListRule: Rule = {
  gate: "model-list",
  judge: ({ index, listing, regionStatus }: Cell) => {
    const { models } = index;
    if (models.ok) return listing.listed?.unread ? unreadable(oddEntry(models.source)) : PASS;
    if (regionStatus !== null || models.fault.code !== "InvalidClientTokenId")
      return unreadable(models.fault);
    return unreadableAsWeSay({
      ...models.fault,
      cause: null,
      owner: "account-admin",
      message:
        "The Region refused the credentials. Either it is not enabled for this account, or the credentials are bad; which one, ListRegions would tell.",
    });
  },
};

/** Of a model's own entry of a list that was read: the others of its Region stand. */
const oddEntry = ({ operation, requestId, at, attempt }: Source): Fault => ({
  ...OTHER_FORM,
  message: `The entry of this model in ${operation} does not have the documented form.`,
  operation,
  requestId,
  httpStatus: null,
  at,
  attempt,
});
