import {
  GetAccountDataRetentionCommand,
  GetFoundationModelAvailabilityCommand,
  GetUseCaseForModelAccessCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
  ListProvisionedModelThroughputsCommand,
} from "@aws-sdk/client-bedrock";
import { z } from "zod";
import { call } from "@/lib/aws/connect/call";
import type {
  Availability,
  DataRetention,
  FormState,
  InferenceProfile,
  Lifecycle,
  ListedModel,
  ProvisionedThroughput,
  Reading,
} from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { type Page, pagedList } from "./paged-list";
import type { At, Reads } from "./reads";
import { anyEntriesOf, entriesOf, id, text, texts, time, token, word } from "./shapes";

const PAGE_SIZE = 1_000;
const SERVICE = "bedrock";

const LifecycleShape = z
  .object({
    status: text,
    startOfLifeTime: time,
    legacyTime: time,
    publicExtendedAccessTime: time,
    endOfLifeTime: time,
  })
  .transform(
    (out): Lifecycle => ({
      status: out.status ?? "",
      startOfLifeAt: out.startOfLifeTime,
      legacyAt: out.legacyTime,
      publicExtendedAccessAt: out.publicExtendedAccessTime,
      endOfLifeAt: out.endOfLifeTime,
    }),
  );

const ModelShape = z
  .object({
    modelId: id,
    modelName: text.catch(null),
    providerName: text.catch(null),
    inferenceTypesSupported: texts,
    inputModalities: texts,
    outputModalities: texts,
    modelLifecycle: LifecycleShape.nullish().transform((value) => value ?? null),
  })
  .transform(
    (out): ListedModel => ({
      modelId: out.modelId,
      modelName: out.modelName,
      providerName: out.providerName,
      inferenceTypes: out.inferenceTypesSupported,
      inputModalities: out.inputModalities,
      outputModalities: out.outputModalities,
      lifecycle: out.modelLifecycle,
    }),
  );

/** Of an entry of another form its id stands, where it has one. */
const OddModel = z.object({ modelId: id }).transform(
  ({ modelId }): ListedModel => ({
    ...{ modelId, modelName: null, providerName: null, lifecycle: null, unread: true },
    ...{ inferenceTypes: [], inputModalities: [], outputModalities: [] },
  }),
);

const Models = z
  .object({ modelSummaries: entriesOf(z.union([ModelShape, OddModel])) })
  .transform((out) => out.modelSummaries);

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListFoundationModels.html; the list has no pages. */
export function listModels(
  { env, clients }: Reads,
  at: At,
): Promise<Reading<readonly ListedModel[]>> {
  return call(env, {
    ...at,
    service: SERVICE,
    operation: "ListFoundationModels",
    send: (abortSignal) =>
      clients.bedrock(at.region).send(new ListFoundationModelsCommand({}), { abortSignal }),
    schema: Models,
  });
}

/** The model id and Region of a foundation-model ARN; the Region is empty in the ARN of a global profile. */
function modelOfArn(arn: string): { modelId: string; region: string } | null {
  const match = /^arn:[^:]*:bedrock:([^:]*):[^:]*:foundation-model\/(.+)$/.exec(arn);
  return match?.[2] ? { region: match[1] ?? "", modelId: match[2] } : null;
}

const MODEL_ID = /^[^.]+\.[^.]/;

const ProfileShape = z.object({
  inferenceProfileId: id,
  inferenceProfileName: text,
  type: text,
  models: anyEntriesOf(z.object({ modelArn: text })),
});

/**
 * A system profile's id is `<prefix>.<provider>.<model>`; the ARNs it names say where the prefix ends. An id of another
 * shape names no model.
 */
function toProfile(out: z.infer<typeof ProfileShape>): InferenceProfile | null {
  const targets = out.models.flatMap((model) => modelOfArn(model.modelArn ?? "") ?? []);
  const id = out.inferenceProfileId;
  const named = targets.find((target) => id.endsWith(`.${target.modelId}`))?.modelId;
  const modelId = named ?? id.slice(id.indexOf(".") + 1);
  const prefix = id.slice(0, id.length - modelId.length - 1);
  if (prefix === "" || !MODEL_ID.test(modelId)) return null;
  const destinations = [
    ...new Set(targets.map((target) => target.region).filter((region) => region !== "")),
  ];
  return { profileId: id, name: out.inferenceProfileName, prefix, modelId, destinations };
}

/** Only those of the system are asked for, so that one without a type is of the system too. */
const SYSTEM = "SYSTEM_DEFINED";

const Profiles = z
  .object({ inferenceProfileSummaries: anyEntriesOf(ProfileShape), nextToken: token })
  .transform(
    (out): Page<InferenceProfile> => ({
      items: out.inferenceProfileSummaries
        .filter(({ type }) => (type ?? SYSTEM) === SYSTEM)
        .flatMap((profile) => toProfile(profile) ?? []),
      nextToken: out.nextToken,
    }),
  );

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListInferenceProfiles.html */
export function listProfiles(reads: Reads, at: At): Promise<Reading<readonly InferenceProfile[]>> {
  return pagedList(reads, {
    ...at,
    service: SERVICE,
    operation: "ListInferenceProfiles",
    send: (nextToken, abortSignal) =>
      reads.clients.bedrock(at.region).send(
        new ListInferenceProfilesCommand({
          typeEquals: SYSTEM,
          maxResults: PAGE_SIZE,
          ...(nextToken ? { nextToken } : {}),
        }),
        { abortSignal },
      ),
    schema: Profiles,
  });
}

const Provisioned = z
  .object({
    provisionedModelSummaries: anyEntriesOf(
      z.object({
        provisionedModelName: text,
        modelArn: text,
        foundationModelArn: text,
        status: word,
      }),
    ),
    nextToken: token,
  })
  .transform(
    (out): Page<ProvisionedThroughput> => ({
      items: out.provisionedModelSummaries.flatMap((summary) => {
        const served = modelOfArn(summary.modelArn ?? "");
        const model = served ?? modelOfArn(summary.foundationModelArn ?? "");
        if (!model) return [];
        return {
          name: summary.provisionedModelName ?? "",
          modelId: model.modelId,
          custom: served === null,
          status: summary.status,
        };
      }),
      nextToken: out.nextToken,
    }),
  );

/**
 * `foundationModelArn` also names the base of a custom model; only `modelArn` says which of the two calls reach.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ProvisionedModelSummary.html
 */
export function listProvisioned(
  reads: Reads,
  at: At,
): Promise<Reading<readonly ProvisionedThroughput[]>> {
  return pagedList(reads, {
    ...at,
    service: SERVICE,
    operation: "ListProvisionedModelThroughputs",
    send: (nextToken, abortSignal) =>
      reads.clients.bedrock(at.region).send(
        new ListProvisionedModelThroughputsCommand({
          maxResults: PAGE_SIZE,
          ...(nextToken ? { nextToken } : {}),
        }),
        { abortSignal },
      ),
    schema: Provisioned,
  });
}

const AvailabilityShape = z
  .object({
    agreementAvailability: z.object({ status: word, errorMessage: text }),
    authorizationStatus: word,
    entitlementAvailability: word,
    regionAvailability: word,
  })
  .transform(
    (out): Availability => ({
      agreement: out.agreementAvailability.status,
      agreementError: out.agreementAvailability.errorMessage,
      authorization: out.authorizationStatus,
      entitlement: out.entitlementAvailability,
      region: out.regionAvailability,
      pendingSince: null,
    }),
  );

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetFoundationModelAvailability.html */
export function getAvailability(
  { env, clients }: Reads,
  { modelId, ...at }: At & { modelId: string },
): Promise<Reading<Availability>> {
  return call(env, {
    ...at,
    service: SERVICE,
    operation: "GetFoundationModelAvailability",
    send: (abortSignal) =>
      clients
        .bedrock(at.region)
        .send(new GetFoundationModelAvailabilityCommand({ modelId }), { abortSignal }),
    schema: AvailabilityShape,
  });
}

/** Only that the form is there is kept, never what it says. */
const Form = z.object({}).transform((): FormState => "present");

/** A 404 of the service itself: one that neither names its error nor has the number of a request, as a proxy's, says nothing of the form. */
const saysMissing = ({ httpStatus, cause, code, requestId }: Fault): boolean =>
  httpStatus === 404 &&
  (cause === "use-case-form-missing" || (code === "ResourceNotFound" && requestId !== null));

/** A 404 means that no form was submitted: "You have not filled out the request form." */
export async function getForm({ env, clients }: Reads, at: At): Promise<Reading<FormState>> {
  const operation = "GetUseCaseForModelAccess";
  const reading = await call(env, {
    ...at,
    service: SERVICE,
    operation,
    send: (abortSignal) =>
      clients.bedrock(at.region).send(new GetUseCaseForModelAccessCommand({}), { abortSignal }),
    schema: Form,
  });
  if (reading.status !== "failed" || !saysMissing(reading.fault)) return reading;
  const { requestId, at: readAt, attempt } = reading.fault;
  return {
    status: "read",
    value: "missing",
    source: { operation, requestId, at: readAt, attempt },
  };
}

const Retention = z
  .object({ mode: word, updatedAt: time })
  .transform((out): DataRetention => ({ mode: out.mode, updatedAt: out.updatedAt }));

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetAccountDataRetention.html; the mode is a Region's own. */
export function getDataRetention({ env, clients }: Reads, at: At): Promise<Reading<DataRetention>> {
  return call(env, {
    ...at,
    service: SERVICE,
    operation: "GetAccountDataRetention",
    send: (abortSignal) =>
      clients.bedrock(at.region).send(new GetAccountDataRetentionCommand({}), { abortSignal }),
    schema: Retention,
  });
}
