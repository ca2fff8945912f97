import type { DataRetention } from "@/lib/domain/facts/facts";
import { DAY_MS } from "@/lib/domain/time";
import {
  aLifecycle,
  aModel,
  anAccount,
  answering,
  aProfile,
  aRegion,
  available,
  CLAUDE,
  failed,
  NOVA,
  NOW,
  readAt,
  type Setting,
} from "@/tests/support/build-facts";
import { endsAt, inState, listedAs } from "@/tests/support/build-settings";

type Said = readonly [state: string, code: string | null, cause: string | null];
type Row = readonly [name: string, setting: Setting, expected: Said];

const READY: Said = ["ready", null, null];
const NOT_OFFERED: Said = ["not_offered", null, null];

export const ROWS: readonly Row[] = [
  ["everything passes", {}, READY],

  [
    "0: the credentials fail",
    { account: anAccount({ identity: failed("ExpiredToken") }) },
    ["unknown", "ExpiredToken", null],
  ],
  [
    "0: the account was never read",
    { account: anAccount({ identity: { status: "never" } }) },
    ["unknown", "NotReadYet", null],
  ],

  ["1: the region is DISABLED", inState("DISABLED"), ["blocked", "RegionDisabled", null]],
  ["1: the region is DISABLING", inState("DISABLING"), ["blocked", "RegionDisabled", null]],
  ["1: the region is ENABLING", inState("ENABLING"), ["pending", "RegionEnabling", null]],
  ["1: the region is ENABLED", inState("ENABLED"), READY],
  [
    "1: ListRegions failed, the region answers",
    { account: anAccount({ regions: failed("AccessDeniedException") }) },
    READY,
  ],

  [
    "2: the model list failed",
    { facts: aRegion({ models: failed("AccessDeniedException", [aModel(CLAUDE)]) }) },
    ["unknown", "AccessDeniedException", null],
  ],

  ["3: listed on demand", listedAs(["ON_DEMAND"]), READY],
  [
    "3: listed with a profile type only, and no profile",
    listedAs(["INFERENCE_PROFILE"]),
    NOT_OFFERED,
  ],
  ["3: listed provisioned only, and nothing bought", listedAs(["PROVISIONED"]), NOT_OFFERED],
  [
    "3: bought and in service",
    listedAs(["PROVISIONED"], {
      provisioned: readAt([{ name: "p", modelId: CLAUDE, custom: false, status: "InService" }]),
    }),
    READY,
  ],
  [
    "3: bought and not yet in service",
    listedAs(["PROVISIONED"], {
      provisioned: readAt([{ name: "p", modelId: CLAUDE, custom: false, status: "Creating" }]),
    }),
    NOT_OFFERED,
  ],
  [
    "3: a custom model made from it is bought and in service",
    listedAs(["PROVISIONED"], {
      provisioned: readAt([{ name: "p", modelId: CLAUDE, custom: true, status: "InService" }]),
    }),
    NOT_OFFERED,
  ],
  [
    "3: not listed, but a profile has it",
    listedAs([], {
      models: readAt([aModel(NOVA)]),
      profiles: readAt([aProfile("global", CLAUDE)]),
    }),
    READY,
  ],
  [
    "3: not listed and in no profile, known from elsewhere",
    { ...listedAs([], { models: readAt([aModel(NOVA)]) }), elsewhere: [aRegion()] },
    NOT_OFFERED,
  ],
  [
    "3: profiles failed, listed with a profile type",
    listedAs(["INFERENCE_PROFILE"], { profiles: failed("ThrottlingException") }),
    ["unknown", "ThrottlingException", null],
  ],
  [
    "3: profiles failed, not listed",
    {
      ...listedAs([], { models: readAt([aModel(NOVA)]), profiles: failed("ThrottlingException") }),
      elsewhere: [aRegion()],
    },
    ["unknown", "ThrottlingException", null],
  ],
  [
    "3: profiles failed, listed provisioned only, nothing bought",
    listedAs(["PROVISIONED"], { profiles: failed("ThrottlingException") }),
    NOT_OFFERED,
  ],
  [
    "3: profiles failed, listed on demand",
    listedAs(["ON_DEMAND"], { profiles: failed("ThrottlingException") }),
    READY,
  ],
  [
    "3: provisioned failed, listed provisioned",
    listedAs(["PROVISIONED"], { provisioned: failed("InternalFailure") }),
    ["unknown", "InternalFailure", null],
  ],
  [
    "3: provisioned failed, a variant is listed provisioned",
    {
      facts: aRegion({
        models: readAt([
          aModel(NOVA, { inferenceTypes: [] }),
          aModel(`${NOVA}:24k`, { inferenceTypes: ["PROVISIONED"] }),
        ]),
        profiles: readAt([]),
        provisioned: failed("InternalFailure"),
      }),
      modelId: NOVA,
    },
    ["unknown", "InternalFailure", null],
  ],
  [
    "3: provisioned failed, not listed provisioned",
    listedAs([], { provisioned: failed("InternalFailure") }),
    NOT_OFFERED,
  ],

  [
    "4: the availability failed",
    { facts: aRegion({ availability: { [CLAUDE]: failed("ServiceUnavailable") } }) },
    ["unknown", "ServiceUnavailable", null],
  ],
  [
    "4: the availability was never asked",
    { facts: aRegion({ availability: {} }) },
    ["unknown", "NotReadYet", null],
  ],
  [
    "4: a Marketplace error instead of an answer",
    { facts: aRegion({ availability: { [CLAUDE]: failed("MPAgreementFailed") } }) },
    ["unknown", "MPAgreementFailed", null],
  ],

  [
    "5: an agreement value that is not known",
    { facts: answering({ agreement: "UNDER_REVIEW" }) },
    ["unknown", "UnexpectedResponse", null],
  ],
  [
    "5: an authorization value that is not known",
    { facts: answering({ authorization: "LATER" }) },
    ["unknown", "UnexpectedResponse", null],
  ],
  [
    "5: an entitlement value that is not known",
    { facts: answering({ entitlement: "" }) },
    ["unknown", "UnexpectedResponse", null],
  ],
  [
    "5: a region value that is not known",
    { facts: answering({ region: "SOON" }) },
    ["unknown", "UnexpectedResponse", null],
  ],

  [
    "6: not available in the region",
    { facts: answering({ region: "NOT_AVAILABLE" }) },
    NOT_OFFERED,
  ],

  ["7: its end of life is now", endsAt(NOW), ["blocked", "ModelEndOfLife", "model-end-of-life"]],
  ["7: its end of life is in a millisecond", endsAt(NOW + 1), READY],
  [
    "7: an unlisted model has no end of life here",
    {
      facts: aRegion({ models: readAt([aModel(NOVA)]) }),
      elsewhere: [
        aRegion({
          models: readAt([
            aModel(CLAUDE, { lifecycle: aLifecycle({ endOfLifeAt: NOW - DAY_MS }) }),
          ]),
        }),
      ],
    },
    READY,
  ],
];

export const FABLE = "anthropic.claude-fable-5";
const GPT = "openai.gpt-5.5";

export const retention = (
  modelId: string,
  mode: string | ReturnType<typeof failed<DataRetention>>,
): Setting => ({
  modelId,
  facts: aRegion({
    models: readAt([aModel(modelId)]),
    profiles: readAt([]),
    availability: { [modelId]: readAt(available()) },
    dataRetention: typeof mode === "string" ? readAt({ mode, updatedAt: null }) : mode,
  }),
});
const REFUSED: Said = ["blocked", "DataRetentionNotAllowed", "data-retention-mode-required"];

export const RETENTION_ROWS: readonly Row[] = [
  ["15: Fable under default", retention(FABLE, "default"), REFUSED],
  ["15: Fable under inherit, which is its default", retention(FABLE, "inherit"), REFUSED],
  ["15: Fable under none", retention(FABLE, "none"), REFUSED],
  ["15: Fable under aws_review", retention(FABLE, "aws_review"), READY],
  ["15: Fable under provider_data_share", retention(FABLE, "provider_data_share"), READY],
  ["15: a frontier model of OpenAI under none", retention(GPT, "none"), REFUSED],
  ["15: a frontier model of OpenAI under default", retention(GPT, "default"), READY],
  ["15: a frontier model of OpenAI under inherit", retention(GPT, "inherit"), READY],
  ["15: an open model of OpenAI under none", retention("openai.gpt-oss-20b-1:0", "none"), READY],
  ["15: a model that the table does not have", retention(CLAUDE, "none"), READY],
  ["15: a mode that AWS has not documented", retention(FABLE, "zero_day"), READY],
  [
    "15: the mode was not read",
    retention(
      FABLE,
      failed<DataRetention>("AccessDeniedException", { mode: "none", updatedAt: null }),
    ),
    READY,
  ],
];
