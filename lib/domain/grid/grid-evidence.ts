import { accountLabel } from "@/lib/domain/account-label";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import type { Cause } from "@/lib/domain/causes";
import { isOn, isShut } from "@/lib/domain/region";
import { prefixOf } from "@/lib/domain/routes";
import { regionStatusText } from "@/lib/domain/words/region-status";
import { asSentence } from "@/lib/domain/words/sentence";
import type { GridCell } from "./decode";
import type { PlaceOfText } from "./place-of-text";

/** One thing the scan read: the causes that it speaks for, and those that it rules out. */
export type Evidence = { speaksFor: readonly Cause[]; rulesOut: readonly Cause[]; says: string };

/** What the scan read of a place, in the order in which the gates are judged. What it could not read says nothing. */
export function evidenceAt(place: PlaceOfText): readonly Evidence[] {
  return [...ofRegion(place), ...(place.cell ? ofCell(place, place.cell) : [])];
}

function ofRegion({ account, column }: PlaceOfText): Evidence[] {
  const { region, status, fault, noEndpoint, readAt } = column;
  const whose = accountLabel(account);
  const found: Evidence[] = [];
  if (isShut(status)) {
    found.push({
      speaksFor: ["region-opt-in-disabled"],
      rulesOut: [],
      says: `${region} is ${regionStatusText(status)} in ${whose}.`,
    });
  }
  if (isOn(status)) {
    found.push({
      speaksFor: [],
      rulesOut: ["region-opt-in-disabled"],
      says: `${region} is ${regionStatusText(status)} in ${whose}, so it is not the Region.`,
    });
  }
  if (noEndpoint) {
    found.push({
      speaksFor: ["region-no-bedrock-endpoint"],
      rulesOut: [],
      says: `The Bedrock host of ${region} has no address, while those of other Regions have one.`,
    });
  } else if (fault === null && readAt !== null) {
    found.push({
      speaksFor: [],
      rulesOut: ["region-no-bedrock-endpoint"],
      says: `Bedrock answered the scan in ${region}, so it has an endpoint there.`,
    });
  }
  if (fault?.cause) {
    found.push({
      speaksFor: [fault.cause],
      rulesOut: [],
      says: `The scan met the same in ${region}: ${asSentence(fault.message)}`,
    });
  }
  return found;
}

function ofCell(
  { column: { region }, modelId }: PlaceOfText,
  { model: { name }, kind }: GridCell,
): Evidence[] {
  const { state, code, cause, title, closedRoutes } = kind;
  const routes = [...kind.routes, ...closedRoutes.map(({ route }) => route)];
  const at = `${name} in ${region}`;
  const found: Evidence[] = [];
  if (cause !== null && state !== "unknown") {
    found.push({ speaksFor: [cause], rulesOut: [], says: `${at}: ${title}.` });
  }
  if (state === "not_offered") {
    found.push({
      speaksFor: ["model-not-in-region", "resource-not-found"],
      rulesOut: [],
      says: `The scan found no route to ${at}.`,
    });
  }
  if (routes.length > 0) found.push(ofRoutes({ at, modelId, routes }));
  const called = prefixOf(modelId ?? "") ?? "on-demand";
  const closed = closedRoutes.find(({ route }) => route === called);
  if (closed && cause !== closed.cause) {
    found.push({
      speaksFor: [closed.cause],
      rulesOut: [],
      says: `${at} is closed by ${called}: ${CAUSE_ENTRIES[closed.cause].title}.`,
    });
  }
  if (code === "AgreementNotCreated") {
    found.push({
      speaksFor: [
        "marketplace-agreement-missing",
        "marketplace-subscribe-permission-missing",
        "payment-instrument-invalid",
        "model-access-not-granted",
      ],
      rulesOut: [],
      says: `${at} has no agreement yet.`,
    });
  }
  if (code === "NotAuthorized") {
    found.push({
      speaksFor: ["model-access-not-granted"],
      rulesOut: [],
      says: `AWS says that the account is not authorized for ${at}.`,
    });
  }
  if (kind.legacy) {
    found.push({
      speaksFor: ["model-legacy-not-used"],
      rulesOut: [],
      says: `${at} is legacy: AWS refuses it to an account that has not used it for 15 to 30 days.`,
    });
  }
  if (state === "ready") {
    found.push({
      speaksFor: [],
      rulesOut: ["marketplace-agreement-missing", "model-access-not-granted"],
      says: `${at} has an agreement and an entitlement, so it is not the agreement.`,
    });
  }
  return found;
}

type Called = { at: string; modelId: string | null; routes: readonly string[] };

/** Whether the id that was called leads by a route that is offered there. */
function ofRoutes({ at, modelId, routes }: Called): Evidence {
  const prefix = prefixOf(modelId ?? "");
  const ways = routes.join(", ");
  if (prefix !== null && !routes.includes(prefix)) {
    return {
      speaksFor: ["model-id-invalid", "resource-not-found"],
      rulesOut: ["model-not-in-region"],
      says: `There is no ${prefix} profile of ${at}. It is called by ${ways}.`,
    };
  }
  if (prefix === null && !routes.includes("on-demand")) {
    return {
      speaksFor: ["inference-profile-required"],
      rulesOut: ["model-not-in-region"],
      says: `${at} can't be called on demand. It is called by ${ways}.`,
    };
  }
  return {
    speaksFor: [],
    rulesOut: ["model-not-in-region", "model-id-invalid", "inference-profile-required"],
    says: `${at} is offered by ${ways}, so the id and the Region fit.`,
  };
}
