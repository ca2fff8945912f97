import type { Rule } from "./rule";

/** A policy that is named, or denies outright: no right is missing then. The rules of IAM tell which it is. */
const BY_ANOTHER_POLICY =
  /with an explicit deny\b|\bno (?:permissions? boundary|session policy|(?:vpc endpoint|vpce) policy) (?:that )?allows|explicit(?:ly)? (?:deny|denied) (?:in|by) (?:an? |the )?(?:\w{1,20} )?(?:permissions? boundar|session polic|(?:vpc endpoint|vpce) polic|identity[- ]based polic)/;

/** Payment, Marketplace, agreement and form: what one admin settles once. */
export const AGREEMENT_RULES: readonly Rule[] = [
  {
    cause: "payment-instrument-invalid",
    says: [
      /invalid_payment_instrument/,
      /valid payment (?:instrument|method) (?:must|is|was|has)/,
      /(?:invalid|no|missing|expired) (?:valid )?(?:default )?payment (?:instrument|method)/,
      /payment (?:instrument|method)[^.]{0,40}(?:invalid|not valid|declined|expired|missing|required)/,
    ],
    code: "MPAgreementFailed",
  },
  { cause: "incompatible-currency", says: [/incompatible[_ ]currency/], code: "MPAgreementFailed" },
  {
    cause: "product-restricted",
    says: [
      /product_restricted/,
      /denied_by_private_marketplace/,
      /private marketplace[^.]{0,80}(?:not|deni|block|restrict)/,
    ],
    code: "MPAgreementFailed",
  },
  {
    cause: "marketplace-subscribe-scp-deny",
    says: [
      /aws-marketplace:\w[\s\S]{0,600}explicit deny in an? (?:service|resource) control policy/,
      /explicit deny in an? (?:service|resource) control policy[\s\S]{0,300}aws-marketplace:\w/,
      /aws-marketplace:\w[\s\S]{0,400}no service control policy allows/,
    ],
    code: "MPAgreementFailed",
  },
  {
    cause: "marketplace-subscribe-permission-missing",
    says: [
      /required aws marketplace actions/,
      /(?:not authorized|denied|missing|lacks?|not allowed|unauthorized|allows the|permission)[\s\S]{0,160}aws-marketplace:(?:subscribe|unsubscribe|viewsubscriptions|createagreementrequest|acceptagreementrequest)/,
      /aws-marketplace:(?:subscribe|viewsubscriptions|createagreementrequest|acceptagreementrequest)[\s\S]{0,120}(?:not authorized|denied|missing|required|not allowed)/,
      /not authorized to perform[^.]{0,40}marketplace actions/,
    ],
    unless: BY_ANOTHER_POLICY,
    code: "MPAgreementFailed",
  },
  {
    cause: "marketplace-subscribe-permission-missing",
    says: [/model access is denied by marketplace subscription/],
    code: "MPAgreementFailed",
    owner: "account-admin",
    confidence: "low",
    candidates: ["marketplace-agreement-missing"],
    question: "Does a call by somebody with Marketplace rights go through?",
  },
  {
    cause: "marketplace-subscription-in-progress",
    says: [/agreement pending after 15 min/, /mpagreementpending/],
    code: "MPAgreementPending",
    owner: "aws-support",
  },
  {
    cause: "marketplace-subscription-in-progress",
    says: [
      /(?:subscription|agreement)[^.]{0,80}(?:still |currently |is )being (?:processed|created|set up|established)/,
      /(?:subscription|agreement) (?:is |still )?(?:in progress|pending)\b/,
      /agreementavailability[^a-z]{0,12}(?:status[^a-z]{0,8})?pending/,
      /agreementavailability[^}]{0,200}\bstatus[^a-z]{0,8}pending/,
      /mpagreementbeingcreated/,
    ],
    code: "MPAgreementBeingCreated",
  },
  {
    cause: "marketplace-agreement-already-exists",
    says: [
      /agreement (?:for this model )?already exists/,
      /already (?:been )?(?:subscribed|accepted)[^.]{0,60}(?:agreement|offer|model)/,
      /(?:agreement|offer)[^.]{0,60}already (?:been )?accepted/,
    ],
    code: "Unrecognized",
  },
  {
    cause: "agreement-not-applicable",
    says: [/agreements? (?:is |are )?not supported for (?:this|the) model/],
    code: "ValidationError",
  },
  {
    cause: "agreement-none",
    says: [/no (?:active )?agreement (?:exists )?to (?:cancel|delete|terminate)/],
    code: "ValidationError",
  },
  {
    cause: "offer-token-expired",
    says: [/offer ?token[^.]{0,60}(?:expired|invalid|not valid|no longer valid|not found)/],
    code: ["ValidationError", "ResourceNotFound"],
  },
  {
    cause: "form-internal-account",
    says: [/internal accounts? should not submit/],
    code: "ValidationError",
  },
  {
    cause: "form-invalid",
    says: [/invalid form ?data/, /form ?data[^.]{0,60}(?:invalid|malformed|not valid)/],
    code: "ValidationError",
  },
  {
    cause: "form-refused",
    says: [
      /use[- ]case (?:details|form|submission)[^.]{0,40}(?:rejected|refused|declined|not approved)/,
    ],
    code: "FTUFormNotFilled",
  },
  {
    cause: "use-case-form-missing",
    says: [
      /use[- ]case details/,
      /(?:not filled out|fill out|complete|submit)[^.]{0,30}(?:use[- ]case|request) (?:form|details)/,
      /use[- ]case form/,
      /ftuformnotfilled/,
      /ftu form/,
    ],
    unless: /submit(?:ted|ting)? the use[- ]case details form successfully/,
    code: "FTUFormNotFilled",
    confidence: "medium",
    candidates: ["marketplace-agreement-missing"],
    question:
      "Has the form been submitted already? Then the model's agreement may be what is missing.",
  },
  {
    cause: "marketplace-agreement-missing",
    says: [
      /agreementavailability[^a-z]{0,12}(?:status[^a-z]{0,8})?not_available/,
      /agreementavailability[^}]{0,200}\bstatus[^a-z]{0,8}not_available/,
      /marketplace subscription (?:is )?required/,
      /(?:not|n't) have an? (?:active |valid )?agreement (?:to|with|for|on) (?:this|the) model/,
      /(?:no|missing|without an?) (?:active |valid )?(?:marketplace |model )?(?:agreement|subscription) (?:for|exists|found)/,
      /govcloud account[^.]{0,40} cannot perform this operation/,
      /establish a model access agreement/,
    ],
    code: "MPAgreementFailed",
  },
  {
    cause: "marketplace-agreement-missing",
    says: [
      /subscription[^.]{0,60}(?:cannot|can't|could not|couldn't|can not) be (?:completed|established)/,
      /marketplace agreement failed/,
      /mpagreementfailed/,
    ],
    code: "MPAgreementFailed",
    confidence: "low",
    candidates: ["marketplace-subscribe-permission-missing", "payment-instrument-invalid"],
    question: "What does the part of the message before this sentence say? It names the reason.",
  },
];
