import type { Cause } from "@/lib/domain/causes";
import type { CauseEntry } from "./entry";
import { AFTER_FIX, BACKOFF, wait } from "./retry";

/** Quotas, capacity, faults of the service, network and client. */
export const SERVICE_CAUSES = {
  "tpm-quota": {
    code: "ThrottlingException",
    title: "Tokens per minute used up",
    sentence: "The account's tokens-per-minute quota for {model} is used up.",
    steps: [
      {
        text: "Look at the quota that applies; on new accounts it can be far below the default.",
        link: "serviceQuotas",
      },
      {
        text: "Retry with backoff and jitter, and ask for no more output tokens than needed.",
        link: "retries",
      },
      {
        text: "Request an increase, or spread calls over an inference profile.",
        link: "quotaIncrease",
      },
    ],
    command: "quota",
    retry: BACKOFF,
    takes: "a minute by itself; an increase takes days",
  },
  "rpm-quota": {
    code: "ThrottlingException",
    title: "Too many requests",
    sentence: "Requests come faster than the account's quota for {model} allows.",
    steps: [
      { text: "Retry with backoff and jitter, and send fewer calls at once.", link: "retries" },
      { text: "Look at the quota that applies.", link: "serviceQuotas" },
    ],
    command: "quota",
    retry: BACKOFF,
    takes: "a minute by itself",
  },
  "daily-token-quota": {
    code: "ThrottlingException",
    title: "Tokens per day used up",
    sentence: "The account's tokens-per-day quota is used up, or next to zero.",
    steps: [
      {
        text: "If the first call of the day fails too, on Amazon models as well, the account is new or unverified: ask AWS Support.",
        link: "support",
      },
      { text: "Otherwise request an increase.", link: "serviceQuotas" },
    ],
    command: "quota",
    retry: wait(1440),
    takes: "until the next day, or the increase",
  },
  "service-unavailable": {
    code: "ServiceUnavailable",
    title: "Service short of capacity",
    sentence: "Bedrock has no capacity for this request at the moment.",
    steps: [
      { text: "Retry with exponential backoff and jitter.", link: "retries" },
      { text: "Use Cross-Region inference or another Region.", link: "crossRegion" },
      { text: "Look for announced issues.", link: "health" },
    ],
    command: "listProfiles",
    retry: BACKOFF,
    takes: "usually seconds to minutes",
  },
  "model-processing-error": {
    code: "Unrecognized",
    title: "Model failed on this request",
    sentence: "The model failed while it worked on the request.",
    steps: [
      {
        text: "Retry; if the same request fails again, check tool schema and input length.",
        link: "toolUse",
      },
      { text: "If it goes on, open a Support case with the request id.", link: "support" },
    ],
    retry: BACKOFF,
    takes: null,
  },
  "internal-server-error": {
    code: "InternalFailure",
    title: "AWS had a fault",
    sentence: "The request failed because of an error on AWS's side.",
    steps: [
      { text: "Retry with exponential backoff and jitter.", link: "retries" },
      { text: "If it goes on, open a Support case with the request id.", link: "support" },
    ],
    retry: BACKOFF,
    takes: "usually seconds to minutes",
  },
  "dashboard-failed": {
    code: "Unrecognized",
    title: "The dashboard failed here",
    sentence: "The dashboard itself failed while it read this, or could not keep what it read.",
    steps: [
      { text: "Look into the dashboard's log: it says what failed and where." },
      { text: "The next scan tries again. If it fails again, update the dashboard." },
      {
        text: "An answer of AWS may have been the reason: look for announced issues.",
        link: "health",
      },
    ],
    retry: wait(15),
    takes: "until the next scan",
  },
  "quota-increase-requests-exceeded": {
    code: "Unrecognized",
    title: "Too many increase requests open",
    sentence: "Service Quotas takes no further increase request until an open one is decided.",
    steps: [{ text: "Wait until open requests are decided.", link: "serviceQuotas" }],
    command: "quota",
    retry: wait(60),
    takes: "hours to days",
  },
  "model-not-ready": {
    code: "Unrecognized",
    title: "Model is loading",
    sentence: "The model is not loaded yet.",
    steps: [
      { text: "Retry with backoff; a custom model can take minutes to load.", link: "retries" },
    ],
    retry: BACKOFF,
    takes: "minutes",
  },
  "model-timeout": {
    code: "Unrecognized",
    title: "Model took too long",
    sentence: "The model did not finish within its time limit.",
    steps: [{ text: "Make the request shorter, or stream the answer.", link: "converse" }],
    retry: BACKOFF,
    takes: "with the next call",
  },
  "client-timeout": {
    code: "NetworkError",
    title: "Client gave up waiting",
    sentence: "The client ended the call before the answer came.",
    steps: [{ text: "Raise the client's read timeout, or stream the answer.", link: "timeouts" }],
    retry: BACKOFF,
    takes: "with the next call",
  },
  "tls-certificate-untrusted": {
    code: "NetworkError",
    title: "Certificate not trusted",
    sentence:
      "Something between the client and AWS presents a certificate that the client does not trust.",
    steps: [
      {
        text: "Give the client the network's CA: AWS_CA_BUNDLE, or NODE_EXTRA_CA_CERTS for Node.",
        link: "proxy",
      },
    ],
    command: "dns",
    retry: AFTER_FIX,
    takes: "at once",
  },
  "network-unreachable": {
    code: "NetworkError",
    title: "AWS not reachable",
    sentence: "The connection to AWS could not be made, or was cut.",
    steps: [
      {
        text: "Check that the endpoint's name resolves and port 443 is open from there.",
        link: "endpoints",
      },
      { text: "Check proxy settings, VPN and VPC endpoints.", link: "proxy" },
    ],
    command: "dns",
    retry: BACKOFF,
    takes: null,
  },
  "region-no-bedrock-endpoint": {
    code: "NetworkError",
    title: "Region has no Bedrock",
    sentence: "Amazon Bedrock has no endpoint in {region}, so its name does not resolve.",
    steps: [{ text: "Call a Region that has Amazon Bedrock.", link: "endpoints" }],
    command: "dns",
    retry: { rule: "never", afterMinutes: null },
    takes: "at once",
  },
  "client-connection-pool-full": {
    code: "Unrecognized",
    title: "Connection pool full",
    sentence:
      "The client opens more connections at once than its pool holds; calls still go through.",
    steps: [
      {
        text: "Raise the pool size (max_pool_connections, maxSockets), or send fewer calls at once.",
        link: "retries",
      },
    ],
    retry: BACKOFF,
    takes: "at once",
  },
  "third-party-gateway-error": {
    code: "Unrecognized",
    title: "Gateway's own error",
    sentence: "The error comes from a gateway or library between the caller and AWS.",
    steps: [
      {
        text: "Ask whoever runs the gateway, and look in its log for AWS's own message.",
        link: "apiReference",
      },
    ],
    retry: AFTER_FIX,
    takes: null,
  },
} as const satisfies Partial<Record<Cause, CauseEntry>>;
