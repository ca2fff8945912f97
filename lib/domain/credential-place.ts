/** One place of the SDK's chain, in its order. `text` says what is there, never a secret. */
export type CredentialPlace = { name: string; found: boolean; text: string };
