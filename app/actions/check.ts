"use server";

import { defineQuery } from "@/app/actions/define";
import { CheckCellsInput } from "@/lib/contracts/actions/check-cells";
import { checkCells } from "@/lib/services/cells/check-cells";

export const checkCellsAction = defineQuery({
  may: "ask",
  on: ({ targets }) => [...new Set(targets.flatMap(({ accounts }) => accounts))],
  input: CheckCellsInput,
  verb: "checkCells",
  run: checkCells,
});
