import { type PathRoute, routeByPath } from "@/lib/stand-in/services/route";
import type { Operation, Service } from "@/lib/stand-in/services/types";
import {
  getAccountDataRetention,
  getFoundationModelAvailability,
  getUseCaseForModelAccess,
} from "./access";
import { createFoundationModelAgreement, deleteFoundationModelAgreement } from "./agreements";
import { putUseCaseForModelAccess } from "./form";
import { getFoundationModel, listFoundationModels } from "./models";
import { listFoundationModelAgreementOffers } from "./offers";
import { getInferenceProfile, listInferenceProfiles } from "./profiles";
import { listProvisionedModelThroughputs } from "./throughputs";

const READS: Readonly<Record<string, Operation["run"]>> = {
  ListFoundationModels: listFoundationModels,
  GetFoundationModel: getFoundationModel,
  GetFoundationModelAvailability: getFoundationModelAvailability,
  ListInferenceProfiles: listInferenceProfiles,
  GetInferenceProfile: getInferenceProfile,
  ListProvisionedModelThroughputs: listProvisionedModelThroughputs,
  GetUseCaseForModelAccess: getUseCaseForModelAccess,
  GetAccountDataRetention: getAccountDataRetention,
  ListFoundationModelAgreementOffers: listFoundationModelAgreementOffers,
};

const WRITES: Readonly<Record<string, Operation["run"]>> = {
  CreateFoundationModelAgreement: createFoundationModelAgreement,
  DeleteFoundationModelAgreement: deleteFoundationModelAgreement,
  PutUseCaseForModelAccess: putUseCaseForModelAccess,
};

const ROUTES: readonly PathRoute[] = [
  ["GET", "/foundation-model-availability/", "GetFoundationModelAvailability"],
  ["GET", "/foundation-models", "ListFoundationModels"],
  ["GET", "/foundation-models/", "GetFoundationModel"],
  ["GET", "/inference-profiles", "ListInferenceProfiles"],
  ["GET", "/inference-profiles/", "GetInferenceProfile"],
  ["GET", "/provisioned-model-throughputs", "ListProvisionedModelThroughputs"],
  ["GET", "/use-case-for-model-access", "GetUseCaseForModelAccess"],
  ["GET", "/data-retention", "GetAccountDataRetention"],
  ["GET", "/list-foundation-model-agreement-offers/", "ListFoundationModelAgreementOffers"],
  ["POST", "/create-foundation-model-agreement", "CreateFoundationModelAgreement"],
  ["POST", "/delete-foundation-model-agreement", "DeleteFoundationModelAgreement"],
  ["POST", "/use-case-for-model-access", "PutUseCaseForModelAccess"],
];

export const BEDROCK: Service = {
  name: "bedrock",
  protocol: "rest-json",
  messageKey: "message",
  throttle: {
    name: "ThrottlingException",
    status: 429,
    message: "Too many requests, please wait before trying again.",
  },
  denied: { name: "AccessDeniedException", status: 403 },
  unavailable: {
    name: "ServiceUnavailableException",
    status: 503,
    message: "Bedrock is unable to process your request.",
  },
  internal: {
    name: "InternalServerException",
    status: 500,
    message:
      "The system encountered an unexpected error during processing. Try your request again.",
  },
  unknownOperation: () => ({
    name: "UnknownOperationException",
    status: 404,
    message: "The requested operation is not recognized by the service.",
  }),
  operations: Object.fromEntries([
    ...Object.entries(READS).map(([name, run]) => [name, { action: `bedrock:${name}`, run }]),
    ...Object.entries(WRITES).map(([name, run]) => [
      name,
      { action: `bedrock:${name}`, writes: true, run },
    ]),
  ]),
  route: (request) => routeByPath(ROUTES, request),
};
