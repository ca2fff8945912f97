import type { Cause } from "@/lib/domain/causes";
import type { CauseEntry } from "./entry";
import { AFTER_FIX, BACKOFF, wait } from "./retry";

/** Capacity, faults of the service, network and client. */
export const SERVICE_CAUSES = {
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
    title: "No answer in time",
    sentence: "The client ended the call before the answer came.",
    steps: [{ text: "Raise the client's read timeout, or stream the answer.", link: "timeouts" }],
    anchor: "ts-connection-timeout",
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
  "not-a-bedrock-call": {
    code: "NetworkError",
    title: "Call does not go to Bedrock",
    sentence: "The client calls another service, not Amazon Bedrock.",
    steps: [
      {
        text: "If Bedrock was meant, switch the client to it and give it a Region (Claude Code: CLAUDE_CODE_USE_BEDROCK=1 and AWS_REGION).",
        link: "endpoints",
      },
      {
        text: "If the other service was meant, whoever runs the network lets the client reach it; AWS can't help.",
      },
    ],
    retry: AFTER_FIX,
    takes: "with the next call",
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
