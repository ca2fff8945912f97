import { ACCOUNT_RULES } from "./account";
import { CREDENTIAL_RULES } from "./credentials";
import { IAM_RULES } from "./iam";
import { NETWORK_RULES } from "./network";
import { REQUEST_RULES } from "./request";
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
  ...ACCOUNT_RULES,
  ...IAM_RULES,
  ...CREDENTIAL_RULES,
  ...SERVICE_RULES,
  ...REQUEST_RULES,
  ...NETWORK_RULES,
].map(withinSentences);
