"use server";

import { defineQuery } from "@/app/actions/define";
import { checkCells } from "@/lib/services/cells/check-cells";
import { CheckCellsInput } from "@/lib/services/cells/check-input";

export const checkCellsAction = defineQuery({
  may: "ask",
  input: CheckCellsInput,
  run: checkCells,
});
