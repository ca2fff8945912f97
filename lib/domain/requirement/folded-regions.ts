import type { Cause } from "@/lib/domain/causes";
import type { Settings } from "@/lib/domain/settings";

type Account = { key: string; name: string | null };
type Region = { region: string; status: string | null; cause: Cause | null };

/** Why a region is folded into one line and left out of counts. */
export type FoldedFor = "off" | "no-endpoint";

const OFF: ReadonlySet<string> = new Set(["DISABLED", "DISABLING"]);

/** Regions that somebody configured or requires: they are shown however they stand. */
export function wantedRegions(
  { regions, requirements }: Pick<Settings, "regions" | "requirements">,
  { key, name }: Account,
): ReadonlySet<string> {
  const required = requirements.filter(
    ({ accounts }) => accounts?.some((own) => own === key || own === name) ?? true,
  );
  return new Set([...(regions ?? []), ...required.flatMap((one) => one.regions ?? [])]);
}

/** A region that is off, or has no Bedrock endpoint, is folded away unless somebody wants it; null: it is shown. */
export function foldedFor(
  { region, status, cause }: Region,
  wanted: ReadonlySet<string>,
): FoldedFor | null {
  if (wanted.has(region)) return null;
  if (status !== null && OFF.has(status)) return "off";
  return cause === "region-no-bedrock-endpoint" ? "no-endpoint" : null;
}
