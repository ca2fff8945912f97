const BY_CALL: readonly (readonly [call: string, text: string])[] = [
  ["create-foundation-model-agreement", "Accepts the provider’s EULA and starts a subscription."],
  ["put-use-case-for-model-access", "Sends the use case form to the provider."],
  ["request-service-quota-increase", "Sends a request to AWS; one a quota can be open at a time."],
  ["enable-region", "Enables the Region for the whole account."],
];

/** What a command does beside reading, in one sentence; null where it only reads. */
export const consequenceOf = (command: string): string | null =>
  (command.startsWith("aws ") && BY_CALL.find(([call]) => command.includes(call))?.[1]) || null;
