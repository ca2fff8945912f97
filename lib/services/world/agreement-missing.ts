import { type Age, current } from "@/lib/domain/judge/current";
import { own } from "@/lib/domain/own";
import type { WorldAccount, WorldRegion } from "./world";

type At = { account: WorldAccount; region: WorldRegion; modelId: string; age: Age };

/**
 * Whether AWS says that a model has no agreement there, and in no other Region of the account either, also where the
 * verdict ends at a missing form. An agreement holds for the whole account:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export function isAgreementMissing({ account, region, modelId, age }: At): boolean {
  const agreementIn = ({ stored }: WorldRegion): string | null => {
    const read = current(stored ? own(stored.facts.availability, modelId) : undefined, age);
    return read.ok ? read.value.agreement : null;
  };
  if (agreementIn(region) !== "NOT_AVAILABLE") return false;
  return !account.regions.some((other) => HAS_ONE.has(agreementIn(other)));
}

const HAS_ONE: ReadonlySet<string | null> = new Set(["AVAILABLE", "PENDING"]);
