import type { Cause } from "@/lib/domain/causes";
import type { CauseEntry } from "./entry";
import { AFTER_FIX, afterFix, NEVER, wait } from "./retry";

/** Form, agreement and payment: what a model sold through AWS Marketplace needs. */
export const MARKETPLACE_CAUSES = {
  "marketplace-subscribe-permission-missing": {
    code: "MPAgreementFailed",
    title: "Caller may not subscribe",
    sentence:
      "The first call to {model} starts a Marketplace subscription, and this caller may not create one.",
    steps: [
      {
        text: "One admin with Marketplace rights accepts the offer, or calls the model, once; then every caller works.",
        link: "modelCatalog",
      },
      {
        text: "Leave the runtime role without Marketplace rights: it needs none once the agreement exists.",
        link: "modelAccess",
      },
    ],
    command: "acceptOffer",
    retry: afterFix(2),
    takes: "2 to 15 min after an admin subscribed",
  },
  "use-case-form-missing": {
    code: "FTUFormNotFilled",
    title: "Anthropic use case form missing",
    sentence:
      "The Anthropic use case form has not been submitted for this account, or not for {region}.",
    steps: [
      {
        text: "Open an Anthropic model in the catalog of {region} and submit the use case form.",
        link: "modelCatalog",
      },
      {
        text: "An opt-in Region needs a form of its own; the management account's form may be inherited.",
        link: "modelAccess",
      },
      {
        text: "If it was submitted, wait up to 15 minutes; the text can stay until the agreement exists.",
      },
    ],
    command: "submitForm",
    retry: afterFix(15),
    takes: "at once, at most 15 min",
  },
  "payment-instrument-invalid": {
    code: "MPAgreementFailed",
    title: "Payment method refused",
    sentence:
      "AWS Marketplace refused the account's payment method, so the agreement for {model} was not made.",
    steps: [
      { text: "Add a valid payment method and make it the default.", link: "paymentMethods" },
      { text: "Try the call once more after 2 minutes. Waiting alone does not help." },
      {
        text: "In India stored cards do not count for Marketplace: ask AWS Support for Pay By Invoice.",
        link: "support",
      },
    ],
    command: "availability",
    retry: afterFix(2),
    takes: "minutes after the payment method is valid",
  },
  "model-access-not-granted": {
    code: "AccessDeniedException",
    title: "Model not enabled here",
    sentence: "The account has no access to {model} in {region}.",
    steps: [
      {
        text: "Enable the model in the Region that is called, not in another.",
        link: "modelCatalog",
      },
      {
        text: "For a knowledge base or agent, that is the Region of its embedding model.",
        link: "modelAccess",
      },
    ],
    command: "availability",
    retry: afterFix(2),
    takes: "2 to 15 min",
  },
  "marketplace-agreement-missing": {
    code: "MPAgreementFailed",
    title: "Marketplace agreement missing",
    sentence: "The account has no agreement for {model}: never accepted, or lapsed.",
    steps: [
      { text: "One admin with Marketplace rights accepts the offer once.", link: "modelCatalog" },
      {
        text: "A GovCloud account also needs the agreement in its linked standard account.",
        link: "modelAccess",
      },
    ],
    command: "acceptOffer",
    retry: afterFix(2),
    takes: "about 2 min, up to 15",
  },
  "marketplace-subscription-in-progress": {
    code: "MPAgreementBeingCreated",
    title: "Agreement in progress",
    sentence: "The agreement for {model} is accepted and AWS is still processing it.",
    steps: [
      {
        text: "Wait up to 15 minutes, then try every 15 minutes and ask AWS Support.",
        link: "modelAccess",
      },
    ],
    command: "availability",
    retry: wait(15),
    takes: "up to 15 min",
  },
  "marketplace-agreement-already-exists": {
    code: "Unrecognized",
    title: "Agreement already exists",
    sentence: "An agreement for {model} exists already, so nothing more is to be accepted.",
    steps: [
      {
        text: "Read the model's availability until the agreement is AVAILABLE.",
        link: "modelAccess",
      },
    ],
    command: "availability",
    retry: wait(2),
    takes: "up to 15 min",
  },
  "agreement-not-applicable": {
    code: "ValidationError",
    title: "No agreement needed",
    sentence: "{model} is not sold through Marketplace, so it has no agreement.",
    steps: [{ text: "Leave out the agreement calls for this model.", link: "modelAccess" }],
    command: "availability",
    retry: NEVER,
    takes: "at once",
  },
  "marketplace-subscribe-scp-deny": {
    code: "MPAgreementFailed",
    title: "Organization forbids subscribing",
    sentence: "A service control policy forbids Marketplace subscriptions in this account.",
    steps: [
      {
        text: "An admin of the organization's management account exempts one admin role, or subscribes there.",
        link: "scp",
      },
      { text: "Leave runtime roles without Marketplace rights.", link: "modelAccess" },
    ],
    command: "availability",
    retry: afterFix(2),
    takes: "minutes after the policy changes",
  },
  "account-suspended": {
    code: "AccessDeniedException",
    title: "Account suspended or incomplete",
    sentence: "The account is suspended or locked, or its registration is not complete.",
    steps: [
      {
        text: "Ask AWS Support, or whom the message names, to verify and reopen it; no change in IAM helps.",
        link: "supportAccount",
      },
      { text: "Complete the registration and settle open bills.", link: "paymentMethods" },
    ],
    retry: AFTER_FIX,
    takes: null,
  },
  "product-restricted": {
    code: "MPAgreementFailed",
    title: "Product restricted for this account",
    sentence:
      "A private marketplace or a restriction of the product keeps this account from subscribing.",
    steps: [
      {
        text: "The admin of the private marketplace approves the model's product.",
        link: "marketplaceSubscriptions",
      },
      { text: "The product's id is in AWS's list.", link: "productIds" },
    ],
    retry: afterFix(2),
    takes: "minutes after it is approved",
  },
  "incompatible-currency": {
    code: "MPAgreementFailed",
    title: "Currency not accepted",
    sentence: "The account's payment currency does not fit the seller's.",
    steps: [
      {
        text: "Add a payment profile in USD and make it the default for Marketplace.",
        link: "paymentMethods",
      },
    ],
    retry: afterFix(2),
    takes: "minutes after the profile is valid",
  },
  "agreement-none": {
    code: "ValidationError",
    title: "No agreement to cancel",
    sentence: "There is no agreement for {model}, so nothing is to be cancelled.",
    steps: [
      {
        text: "Leave it: it is gone already. To keep callers out, deny the model by policy.",
        link: "modelAccess",
      },
    ],
    command: "availability",
    retry: NEVER,
    takes: "at once",
  },
  "offer-token-expired": {
    code: "ValidationError",
    title: "Offer is out of date",
    sentence: "The offer token outlived its offer.",
    steps: [
      {
        text: "Read the offers again and accept the current one, after a look at it.",
        link: "modelCatalog",
      },
    ],
    command: "listOffers",
    retry: AFTER_FIX,
    takes: "at once",
  },
  "form-invalid": {
    code: "ValidationError",
    title: "Use case form not valid",
    sentence: "A field of the use case form breaks a rule, or the form was encoded twice.",
    steps: [
      {
        text: "Send the JSON bytes as they are (the SDK encodes once), with every field and within its length.",
        link: "modelAccess",
      },
    ],
    command: "submitForm",
    retry: AFTER_FIX,
    takes: "at once",
  },
  "form-internal-account": {
    code: "ValidationError",
    title: "Form not for internal accounts",
    sentence: "This is an account of AWS itself; those do not send the use case form.",
    steps: [
      {
        text: "Do not send it again; ask inside AWS how this account gets the model.",
        link: "modelAccess",
      },
    ],
    retry: NEVER,
    takes: null,
  },
  "form-refused": {
    code: "FTUFormNotFilled",
    title: "Use case form refused",
    sentence: "The Anthropic use case form was submitted and refused.",
    steps: [
      {
        text: "Ask AWS Support for the reason; sending the same answers again does not help.",
        link: "support",
      },
      { text: "Until then use a model of another provider.", link: "modelCatalog" },
    ],
    retry: NEVER,
    takes: null,
  },
} as const satisfies Partial<Record<Cause, CauseEntry>>;
