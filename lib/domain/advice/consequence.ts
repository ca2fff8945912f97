const BY_CALL: readonly (readonly [call: string, text: string])[] = [
  ["create-foundation-model-agreement", "Accepts the provider’s EULA and starts a subscription."],
  ["put-use-case-for-model-access", "Sends the use case form to the provider."],
  ["request-service-quota-increase", "Sends a request to AWS; one a quota can be open at a time."],
  [
    "deploy",
    "Creates or changes a stack in this account, and by it roles in every account of the units.",
  ],
  ["enable-region", "Enables the Region for the whole account."],
];

/**
 * What a command does beside reading, in one sentence; null where it only reads. It may stand inside a loop; a text that
 * only names a call is no command.
 */
export function consequenceOf(command: string): string | null {
  const calls = [...command.matchAll(/\baws (?:--\S+ \S+ )*[a-z-]+ ([a-z-]+)/g)].map(
    (found) => found[1],
  );
  return BY_CALL.find(([call]) => calls.includes(call))?.[1] ?? null;
}
