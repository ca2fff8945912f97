"use server";

import { defineCommand } from "@/app/actions/define";
import {
  cancelScan,
  LookInput,
  look,
  NoInput,
  StartScanInput,
  startScan,
} from "@/lib/services/scans/control";

export const startScanAction = defineCommand({ input: StartScanInput, run: startScan });
const cancel = defineCommand({ input: NoInput, run: cancelScan });
export const lookAction = defineCommand({ input: LookInput, run: look });

export async function cancelScanAction() {
  return cancel(undefined);
}
