import type { Cause } from "@/lib/domain/causes";
import type { CauseEntry } from "./entry";
import { AFTER_FIX, BACKOFF } from "./retry";

/** Answers to our own calls that can't be used as they came. */
export const ANSWER_CAUSES = {
  "answer-shape-unexpected": {
    code: "UnexpectedResponse",
    title: "Answer of another form",
    sentence: "The answer lacks a field that AWS documents, or has it in another form.",
    steps: [
      { text: "Update Bedrock Readiness: AWS may have changed this answer.", link: "apiReference" },
      { text: "Check whether a proxy changes answers on their way.", link: "proxy" },
    ],
    retry: AFTER_FIX,
    takes: null,
  },
  "answer-not-json": {
    code: "UnexpectedResponse",
    title: "Answer not from AWS",
    sentence: "The answer is neither the JSON nor the XML that AWS sends; often a proxy sent it.",
    steps: [{ text: "Check whether a proxy or firewall answers in AWS's place.", link: "proxy" }],
    command: "dns",
    retry: BACKOFF,
    takes: null,
  },
  "answer-too-large": {
    code: "UnexpectedResponse",
    title: "Answer too large",
    sentence: "The answer is larger than any that AWS sends, and was cut off.",
    steps: [{ text: "Check whether a proxy or firewall answers in AWS's place.", link: "proxy" }],
    command: "dns",
    retry: AFTER_FIX,
    takes: null,
  },
  "list-without-end": {
    code: "UnexpectedResponse",
    title: "List without an end",
    sentence: "The list names a page that was read before, or has more pages than AWS gives.",
    steps: [
      { text: "Check whether a proxy keeps answers and gives them again.", link: "proxy" },
      { text: "If there is none, send AWS Support the request id.", link: "support" },
    ],
    retry: AFTER_FIX,
    takes: null,
  },
  "retry-after-too-long": {
    code: "ThrottlingException",
    title: "AWS asks for a long wait",
    sentence: "AWS refuses calls and names a wait that is longer than a scan.",
    steps: [
      { text: "Wait: the next scan asks again.", link: "retries" },
      {
        text: "If it stays so, look at what else calls AWS in this account.",
        link: "serviceQuotas",
      },
    ],
    retry: BACKOFF,
    takes: "as long as AWS says",
  },
  "region-unknown-to-this-version": {
    code: "UnexpectedResponse",
    title: "Region name not understood",
    sentence: "ListRegions names a Region in a form that this version does not know.",
    steps: [
      { text: "Update Bedrock Readiness; until then it stays unknown.", link: "modelRegions" },
    ],
    retry: AFTER_FIX,
    takes: null,
  },
} as const satisfies Partial<Record<Cause, CauseEntry>>;
