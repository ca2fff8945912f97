import { ACCOUNT_RULES } from "./account";
import { AGREEMENT_RULES } from "./agreement";
import { BODY_RULES } from "./body";
import { CLIENT_RULES } from "./client";
import { CREDENTIAL_RULES } from "./credentials";
import { GATEWAY_FAULT_RULES, GATEWAY_RULES } from "./gateway";
import { IAM_RULES } from "./iam";
import { MODEL_RULES, RESOURCE_RULES } from "./model";
import { NETWORK_RULES } from "./network";
import { QUOTA_RULES } from "./quota";
import type { Rule } from "./rule";
import { SERVICE_RULES } from "./service";

const IN_SENTENCE = "(?:[^.]|\\.(?=\\S))";

function withinSentences(rule: Rule): Rule {
  const widened = (wording: RegExp) =>
    new RegExp(wording.source.replaceAll("[^.]", IN_SENTENCE), wording.flags);
  return {
    ...rule,
    says: rule.says.map(widened),
    ...(rule.unless && { unless: widened(rule.unless) }),
  };
}

/** Every rule, nearest cause first: AWS often wraps the reason in a more general refusal. */
export const RULES: readonly Rule[] = [
  ...AGREEMENT_RULES,
  ...ACCOUNT_RULES,
  ...IAM_RULES,
  ...CREDENTIAL_RULES,
  ...QUOTA_RULES,
  ...SERVICE_RULES,
  ...GATEWAY_RULES,
  ...CLIENT_RULES,
  ...MODEL_RULES,
  ...BODY_RULES,
  ...RESOURCE_RULES,
  ...NETWORK_RULES,
].map(withinSentences);

/** What a gateway says of its own failure: looked at where AWS names none. */
export const OF_GATEWAYS: readonly Rule[] = GATEWAY_FAULT_RULES.map(withinSentences);
