"use server";

import { defineCommand } from "@/app/actions/define";
import { LookInput, NoInput, StartScanInput } from "@/lib/contracts/actions/scan";
import { cancelScan, look, startScan } from "@/lib/services/scans/control";

export const startScanAction = defineCommand({
  may: "ask",
  on: ({ accounts }) => accounts ?? [],
  input: StartScanInput,
  verb: "startScan",
  run: startScan,
  audit: "scan.started",
});
const cancel = defineCommand({
  may: "ask",
  on: () => [],
  input: NoInput,
  verb: "cancelScan",
  run: cancelScan,
  audit: "scan.cancelled",
});
export const lookAction = defineCommand({
  may: "read",
  on: () => [],
  input: LookInput,
  verb: "look",
  run: look,
  audit: null,
});

export async function cancelScanAction() {
  return cancel(undefined);
}
