import { ACCOUNT_RULES } from "./account";
import { CREDENTIAL_RULES } from "./credentials";
import { IAM_RULES } from "./iam";
import { NETWORK_RULES } from "./network";
import { REQUEST_RULES } from "./request";
import type { Rule } from "./rule";
import { SERVICE_RULES } from "./service";

/** Every rule, nearest cause first: AWS often wraps the reason in a more general refusal. */
export const RULES: readonly Rule[] = [
  ...ACCOUNT_RULES,
  ...IAM_RULES,
  ...CREDENTIAL_RULES,
  ...SERVICE_RULES,
  ...REQUEST_RULES,
  ...NETWORK_RULES,
];
