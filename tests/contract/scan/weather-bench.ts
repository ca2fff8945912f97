import { afterEach } from "vitest";
import type { FaultRule } from "@/lib/stand-in/faults/types";
import { aBench, type Bench } from "@/tests/support/stand-in";

export const LONG_MS = 180_000;
export const HUB = "111122223333";
export const ONE = ["--region", "eu-west-1", "--no-store"];

let bench: Bench | null = null;

export async function inWorld(world: Parameters<typeof aBench>[0]["world"]): Promise<Bench> {
  bench = await aBench({ world });
  return bench;
}

export async function under(...faults: readonly FaultRule[]): Promise<Bench> {
  const own = await inWorld("all-ready");
  own.standIn.control.addFaults(...faults);
  return own;
}

export const onBedrock = { service: "bedrock" } as const;

export function closesBenches(): void {
  afterEach(async () => {
    await bench?.close();
    bench = null;
  });
}
