/**
 * Signatures that only the holder of a private key makes. `none` and the symmetric ones are not among them: with these,
 * a public key would be enough to sign.
 */
export const ASYMMETRIC = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
] as const;
