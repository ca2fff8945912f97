import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/time";
import {
  anAccount,
  answering,
  failed,
  judge,
  NOVA,
  NOW,
  readAt,
  type Setting,
  STALE_AFTER_MS,
} from "@/tests/support/build-facts";
import { entitled, missing, pendingFor } from "@/tests/support/build-settings";

type Said = readonly [state: string, code: string | null, cause: string | null];
type Row = readonly [name: string, setting: Setting, expected: Said];

const READY: Said = ["ready", null, null];
const _NOT_OFFERED: Said = ["not_offered", null, null];
const BEING_CREATED: Said = [
  "pending",
  "MPAgreementBeingCreated",
  "marketplace-subscription-in-progress",
];
const FORM: Said = ["blocked", "FTUFormNotFilled", "use-case-form-missing"];

/** The entitlement of the agreement was read so long ago. */
function failedAgo(ms: number): Setting {
  const setting = entitled("FAILED", "INVALID_PAYMENT_INSTRUMENT");
  const read = { status: "FAILED", reason: "INVALID_PAYMENT_INSTRUMENT", productId: null };
  const entitlements = { "agmt-1": readAt([read], NOW - ms) };
  return { ...setting, account: { ...setting.account, entitlements } };
}

const ROWS: readonly Row[] = [
  [
    "8: the agreement is in ERROR",
    { facts: answering({ agreement: "ERROR" }) },
    ["blocked", "MPAgreementFailed", null],
  ],
  [
    "8: ERROR, and AWS says the payment failed",
    {
      facts: answering({
        agreement: "ERROR",
        agreementError: "INVALID_PAYMENT_INSTRUMENT: A valid payment instrument must be provided.",
      }),
    },
    ["blocked", "MPAgreementFailed", "payment-instrument-invalid"],
  ],

  [
    "9: PENDING and the entitlement failed",
    entitled("FAILED", "INVALID_PAYMENT_INSTRUMENT"),
    ["blocked", "MPAgreementFailed", "payment-instrument-invalid"],
  ],
  [
    "9: PENDING and failed for a reason that is not known",
    entitled("FAILED", "SOMETHING_NEW"),
    ["blocked", "MPAgreementFailed", null],
  ],
  [
    "9: PENDING and the entitlement in progress",
    entitled("PENDING", "PROVISIONING_IN_PROGRESS"),
    BEING_CREATED,
  ],
  [
    "9: PENDING now and the entitlement failed long ago: it may be another's",
    failedAgo(STALE_AFTER_MS + 1),
    BEING_CREATED,
  ],
  [
    "9: PENDING and the entitlement failed a while ago",
    failedAgo(STALE_AFTER_MS),
    ["blocked", "MPAgreementFailed", "payment-instrument-invalid"],
  ],
  [
    "9: agreements not readable: the clock decides",
    {
      ...pendingFor(MINUTE_MS),
      account: anAccount({ agreements: failed("AccessDeniedException") }),
    },
    BEING_CREATED,
  ],

  ["10: pending for a moment", pendingFor(0), BEING_CREATED],
  ["10: pending for 14:59.999", pendingFor(15 * MINUTE_MS - 1), BEING_CREATED],
  ["10: pending for 15:00", pendingFor(15 * MINUTE_MS), ["pending", "MPAgreementPending", null]],
  [
    "10: accepted 15 minutes ago, seen a minute ago",
    entitled("PENDING", null, 15 * MINUTE_MS),
    ["pending", "MPAgreementPending", null],
  ],
  [
    "10: first seen in another region",
    {
      ...pendingFor(MINUTE_MS),
      elsewhere: [answering({ agreement: "PENDING", pendingSince: NOW - 16 * MINUTE_MS })],
    },
    ["pending", "MPAgreementPending", null],
  ],

  [
    "11: not authorized, sold through Marketplace",
    { facts: answering({ authorization: "NOT_AUTHORIZED" }) },
    ["blocked", "NotAuthorized", null],
  ],
  [
    "11: not authorized, the form is missing",
    { facts: answering({ authorization: "NOT_AUTHORIZED" }), account: missing() },
    FORM,
  ],
  [
    "11: not authorized, whether there is a form is not known",
    {
      facts: answering({ authorization: "NOT_AUTHORIZED" }),
      account: anAccount({ forms: { default: failed("AccessDeniedException") } }),
    },
    ["blocked", "NotAuthorized", null],
  ],
  [
    "11: not authorized, and not sold",
    { facts: answering({ authorization: "NOT_AUTHORIZED" }, NOVA), modelId: NOVA },
    READY,
  ],
  [
    "11: not authorized, not sold by any list, but an agreement is asked for",
    {
      facts: answering({ authorization: "NOT_AUTHORIZED", agreement: "NOT_AVAILABLE" }, NOVA),
      modelId: NOVA,
    },
    ["blocked", "NotAuthorized", null],
  ],

  [
    "12: an agreement without entitlement",
    { facts: answering({ entitlement: "NOT_AVAILABLE" }) },
    ["blocked", "BadCScoreException", null],
  ],

  [
    "13: no agreement",
    { facts: answering({ agreement: "NOT_AVAILABLE" }) },
    ["inactive", "AgreementNotCreated", null],
  ],
  [
    "13: no agreement, no entitlement yet",
    { facts: answering({ agreement: "NOT_AVAILABLE", entitlement: "NOT_AVAILABLE" }) },
    ["inactive", "AgreementNotCreated", null],
  ],
  [
    "13: no agreement and no form",
    { facts: answering({ agreement: "NOT_AVAILABLE" }), account: missing() },
    FORM,
  ],
  [
    "13: no agreement, the form is not known",
    { facts: answering({ agreement: "NOT_AVAILABLE" }), account: anAccount({ forms: {} }) },
    ["inactive", "AgreementNotCreated", null],
  ],
  [
    "13: no agreement and no form, but not Anthropic's",
    { facts: answering({ agreement: "NOT_AVAILABLE" }, NOVA), account: missing(), modelId: NOVA },
    ["inactive", "AgreementNotCreated", null],
  ],
  ["13: an agreement, authorized, and no form", { account: missing() }, READY],
];

describe("each row of the verdict table once AWS answered", () => {
  it.each(ROWS)("%s", (_name, setting, expected) => {
    const { state, code, cause } = judge(setting);
    expect([state, code, cause]).toEqual(expected);
  });
});
