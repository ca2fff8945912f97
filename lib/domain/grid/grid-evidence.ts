import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { baseModelId } from "@/lib/domain/catalogue/fix";
import type { Cause } from "@/lib/domain/causes";
import type { ReadFromText } from "@/lib/domain/diagnosis/types";
import type {
  CellKind,
  MatrixAccount,
  MatrixColumn,
  MatrixSnapshot,
} from "@/lib/domain/view/matrix";

/** What the scan holds of the place that a text names. */
export type ScanPlace = {
  account: MatrixAccount;
  column: MatrixColumn;
  /** As the text spells it, with the prefix of a profile. */
  modelId: string | null;
  /** Null: the text names no model, or no list that was read has it. */
  cell: { modelId: string; name: string; kind: CellKind } | null;
};

export type NoPlace = { none: string };

/** The account, Region and model of a text among those of the scan, or the reason why they are not found. */
export function placeOf(
  snapshot: MatrixSnapshot,
  { read, account }: { read: ReadFromText; account: string | null },
): ScanPlace | NoPlace {
  const own = accountOf(snapshot, { accountId: read.accountId, chosen: account });
  if ("none" in own) return own;
  if (read.region === null) return { none: "The text names no Region, so no cell can be asked." };
  const column = snapshot.columns.find(
    (one) => one.account === own.key && one.region === read.region,
  );
  if (!column) return { none: `${read.region} is not among the Regions of the last scan.` };
  const base = read.modelId === null ? null : baseModelId(read.modelId);
  const row = snapshot.models.findIndex(({ modelId }) => modelId === base);
  const model = snapshot.models[row];
  const kind = snapshot.kinds[column.cells[row] ?? -1];
  return {
    account: own,
    column,
    modelId: read.modelId,
    cell: model && kind ? { modelId: model.modelId, name: model.name, kind } : null,
  };
}

function accountOf(
  { accounts }: MatrixSnapshot,
  { accountId, chosen }: { accountId: string | null; chosen: string | null },
): MatrixAccount | NoPlace {
  if (accountId !== null) {
    const named = accounts.find((one) => one.accountId === accountId);
    return named ?? { none: `Account ${accountId} of the text is not one that is scanned here.` };
  }
  const shown = accounts.length === 1 ? accounts[0] : accounts.find(({ key }) => key === chosen);
  return shown ?? { none: "The text names no account. Choose one in the bar." };
}

/** One thing the scan read: the causes that it speaks for, and those that it rules out. */
export type Evidence = { speaksFor: readonly Cause[]; rulesOut: readonly Cause[]; says: string };

const PROFILE_PREFIX = /^(us|eu|apac|jp|au|ca|in|us-gov|global)\.(?=[a-z0-9-]+\.)/;
const OFF: ReadonlySet<string> = new Set(["DISABLED", "DISABLING", "ENABLING"]);
const ON: ReadonlySet<string> = new Set(["ENABLED", "ENABLED_BY_DEFAULT"]);

/** What the scan read of a place, in the order in which the gates are judged. What it could not read says nothing. */
export function evidenceAt(place: ScanPlace): readonly Evidence[] {
  return [...ofRegion(place), ...(place.cell ? ofCell(place, place.cell) : [])];
}

function ofRegion({ account, column }: ScanPlace): Evidence[] {
  const { region, status, fault, noEndpoint, readAt } = column;
  const whose = account.name ?? account.accountId ?? account.key;
  const found: Evidence[] = [];
  if (status !== null && OFF.has(status)) {
    found.push({
      speaksFor: ["region-opt-in-disabled"],
      rulesOut: [],
      says: `${region} is ${status} in ${whose}.`,
    });
  }
  if (status !== null && ON.has(status)) {
    found.push({
      speaksFor: [],
      rulesOut: ["region-opt-in-disabled"],
      says: `${region} is ${status} in ${whose}, so it is not the Region.`,
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
      says: `The scan met the same in ${region}: ${fault.message}`,
    });
  }
  return found;
}

type Cell = NonNullable<ScanPlace["cell"]>;

function ofCell({ column: { region }, modelId }: ScanPlace, { name, kind }: Cell): Evidence[] {
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
  const called = prefixOf(modelId) ?? "on-demand";
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

const prefixOf = (modelId: string | null): string | null =>
  PROFILE_PREFIX.exec(modelId ?? "")?.[1] ?? null;

type Called = { at: string; modelId: string | null; routes: readonly string[] };

/** Whether the id that was called leads by a route that is offered there. */
function ofRoutes({ at, modelId, routes }: Called): Evidence {
  const prefix = prefixOf(modelId);
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
