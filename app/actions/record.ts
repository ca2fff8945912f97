"use server";

import { defineCommand } from "@/app/actions/define";
import { NoInput } from "@/lib/contracts/actions/scan";
import { startCheck } from "@/lib/services/audit/check-record";

const check = defineCommand({
  may: "manage",
  on: () => [],
  input: NoInput,
  verb: "startCheck",
  run: startCheck,
  audit: "record.verified",
});

export async function checkRecordAction() {
  return check(undefined);
}
