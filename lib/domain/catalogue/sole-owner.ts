import { removerOf } from "@/lib/domain/by-remover";
import type { Code } from "@/lib/domain/codes";
import type { Owner } from "@/lib/domain/owner";
import { causesOf } from "./causes";
import { CAUSE_OWNER, CODE_OWNER } from "./owners";

/** Who acts first where the code was kept without its cause; null: that rests on the cause. */
export function soleOwnerOf(code: Code): Owner | null {
  const owner = CODE_OWNER[code];
  const isOwners = causesOf(code).every(
    (cause) => removerOf({ state: "blocked", owner: CAUSE_OWNER[cause], cause }) === owner,
  );
  return isOwners ? owner : null;
}
