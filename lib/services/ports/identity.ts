import type { Identity } from "@/lib/domain/access/claims";
import type { Result } from "@/lib/domain/result";

/** What a sign-in at the provider has to bring back. Kept until then, and never shown. */
export type Attempt = { state: string; nonce: string; verifier: string };

export const PROVIDER_FAULTS = [
  /** It gave no answer, or none that is one. */
  "provider-down",
  /** It said no: the person cancelled, or may not use this application. */
  "provider-refused",
  /** It said no to the dashboard itself: to its client id, its secret or what it asks for. */
  "dashboard-refused",
  /** What came back is not the answer to what was asked, or not signed by the provider. */
  "answer-refused",
  /** It left the groups out for being too many. */
  "too-many-groups",
] as const;
/** `detail` is for the log: it holds no token and no claim. */
export type ProviderFault = { code: (typeof PROVIDER_FAULTS)[number]; detail: string };

/** Whose sessions a provider says are over. */
export type ProviderLogout = { issuer: string } & ({ sid: string } | { subject: string });

export type Provider = {
  issuer: string;
  /** As people know it: its host. */
  host: string;
  /** Where the browser goes to sign in, and what to keep until it is back. */
  begin(): Promise<Result<{ url: string; attempt: Attempt }, ProviderFault>>;
  /** Who is back, by the query of the address to which the provider sent the browser. */
  finish(search: string, attempt: Attempt): Promise<Result<Identity, ProviderFault>>;
  /** Where the provider's own session is ended; null: it has no such place, or can't be asked now. */
  endAddress(): Promise<string | null>;
  readLogout(token: string): Promise<Result<ProviderLogout, ProviderFault>>;
};

/** `down`: the keys could not be had, so nothing can be told; else what came is no assertion to be believed. */
export type AssertionFault = { code: "down" | "refused"; detail: string };

export type Assertions = {
  /** The header it comes in, in lower case. */
  header: string;
  read(assertion: string): Promise<Result<Identity, AssertionFault>>;
};

export type Secrets = {
  /** 256 random bits as text. */
  newSecret(): string;
  /** The text of a new token. */
  newToken(): string;
  /** What is kept of a secret. */
  hashOf(secret: string): string;
};

/** How callers are known in this process. */
export type IdentityPort = {
  auth: "none" | "link" | "oidc" | "proxy";
  provider: Provider | null;
  assertions: Assertions | null;
  secrets: Secrets;
  /** The address under which people reach the dashboard. */
  publicUrl: string;
};
