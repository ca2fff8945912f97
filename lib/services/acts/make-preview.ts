import { type EndingCell, endingTexts } from "@/lib/domain/acts/ending";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import { stillMissing } from "@/lib/domain/acts/missing";
import type { Preview, PreviewSubject, Terms } from "@/lib/domain/acts/preview";
import { tokenPriceOf } from "@/lib/domain/acts/price";
import { type ActCell, type ActReading, factsOf, offeredAt, offerOf } from "@/lib/domain/acts/read";
import { afterwardsOf, cannotBeUndone, costOf } from "@/lib/domain/acts/words";
import { regionInfo } from "@/lib/domain/known-regions";
import type { EpochMs } from "@/lib/domain/time";
import type { KnownAccount } from "./find-account";

type Given = {
  account: KnownAccount;
  target: ActTarget;
  reading: ActReading;
  cells: readonly ActCell[];
  /** Where the model of an offer ends. */
  ending: readonly EndingCell[];
  role: string;
  sourceIdentity: string;
  home: string;
  /** Of the organization; null: there is none, or it is not known to who asks. */
  managementId: string | null;
  at: EpochMs;
};

/** Everything a person sees before they confirm, out of what AWS showed a moment ago. */
export function makePreview(given: Given): Preview {
  const { account, target, reading, role, sourceIdentity, at, managementId } = given;
  const { accountId, name, ref } = account;
  const units = ref.member?.unitNames ?? [];
  return {
    version: 1,
    kind: target.kind,
    account: { id: accountId, name, ...(units.length > 0 && { units: [...units] }) },
    ...callOf(target, { reading, home: given.home }),
    role,
    sourceIdentity,
    subject: subjectOf(given),
    cost: costOf(reading),
    cannotBeUndone: cannotBeUndone(target.kind),
    stillMissing: stillMissing(
      target,
      given.cells,
      reading.kind === "accept-agreement" ? reading.form : null,
    ),
    afterwards: afterwardsOf(target, { isManagement: accountId === managementId }),
    facts: factsOf(reading),
    readAt: at,
  };
}

type Call = Pick<Preview, "region" | "operation" | "endpointRegion" | "parameters">;

/** The one call, by AWS's own names of what is sent. */
function callOf(target: ActTarget, { reading, home }: { reading: ActReading; home: string }): Call {
  switch (target.kind) {
    case "accept-agreement": {
      const offer = reading.kind === "accept-agreement" ? offerOf(reading) : null;
      return {
        region: null,
        operation: "bedrock:CreateFoundationModelAgreement",
        endpointRegion: home,
        parameters: {
          modelId: target.modelId,
          ...(offer?.offerId && { offerId: offer.offerId }),
        },
      };
    }
    case "request-quota-increase":
      return {
        region: target.region,
        operation: "servicequotas:RequestServiceQuotaIncrease",
        endpointRegion: target.region,
        parameters: {
          ServiceCode: "bedrock",
          QuotaCode: target.quotaCode,
          DesiredValue: target.value,
        },
      };
    case "enable-region":
      return {
        region: target.region,
        operation: "account:EnableRegion",
        endpointRegion: home,
        parameters: { RegionName: target.region },
      };
    case "submit-use-case-form":
      return {
        region: target.region,
        operation: "bedrock:PutUseCaseForModelAccess",
        endpointRegion: target.region,
        parameters: {},
      };
  }
}

function subjectOf({ account, reading, cells, ending }: Given): PreviewSubject {
  switch (reading.kind) {
    case "accept-agreement": {
      const own = cells.filter(({ modelId }) => modelId === reading.modelId);
      const offered = own.map(offeredAt);
      const ends = endingTexts(ending);
      return {
        kind: reading.kind,
        modelId: reading.modelId,
        modelName: reading.modelName,
        terms: termsOf(reading),
        offeredIn: offered.filter((is) => is === true).length,
        watched: account.regions.length,
        unknownIn: offered.filter((is) => is === null).length,
        ...(ends.length > 0 && { ends }),
      };
    }
    case "request-quota-increase": {
      const { name, code, unit, applied, default: byDefault } = reading.quota;
      return {
        kind: reading.kind,
        quota: { name, code, unit, applied, default: byDefault, asked: reading.asked },
      };
    }
    case "enable-region":
      return {
        kind: reading.kind,
        region: reading.region,
        regionName: regionInfo(reading.region).city,
      };
    case "submit-use-case-form":
      return { kind: reading.kind, form: reading.shape };
  }
}

function termsOf(reading: Extract<ActReading, { kind: "accept-agreement" }>): Terms {
  const offer = offerOf(reading);
  const rateCard = [...(offer?.rateCard ?? [])];
  return {
    offerId: offer?.offerId ?? null,
    provider: reading.provider,
    termsHost: offer?.termsHost ?? null,
    refundPolicy: offer?.refundPolicy ?? null,
    validFor: offer?.validFor ?? null,
    rateCard,
    price: tokenPriceOf(rateCard),
    offers: reading.offers === "not-sold" ? 1 : Math.max(1, reading.offers.length),
  };
}
