import type { Role } from "./roles";

/** What a caller may do; every server action and every route names the one it needs. */
export const RIGHTS = ["read", "ask", "sign", "act", "prove", "manage"] as const;
export type Right = (typeof RIGHTS)[number];

/** A person as a provider, or a proxy that signs for one, tells of them. A person is one by issuer and subject together; the name is only shown. */
export type Asserted = {
  kind: "user";
  known: "oidc" | "proxy";
  issuer: string;
  subject: string;
  name: string;
  /** Null where the provider does not say that it was verified. */
  email: string | null;
  groups: readonly string[];
};

/** Who brings a role along instead of getting it by a grant. `accounts`: names and patterns, as a grant has them; null: all. */
type Bearer = { name: string; role: Role; accounts: readonly string[] | null };

/**
 * Who asks: the person on this machine while no sign-in is configured, a person who signed in or came by a link, a
 * machine with a token, a person at the terminal, or the product itself by a schedule or a poll.
 */
export type Caller =
  | { kind: "local" }
  | Asserted
  | (Bearer & { kind: "user"; known: "link"; issuer: "link"; subject: string })
  | (Bearer & { kind: "token"; id: string })
  | { kind: "command"; user: string | null }
  | { kind: "system"; work: string };

export const LOCAL = { kind: "local" } as const satisfies Caller;

/** Who asks from this machine, and not over the network by a name of their own. */
export type OwnCaller = Extract<Caller, { kind: "local" | "command" | "system" }>;

/** How a caller is known: by being on this machine, by a provider, a proxy that signs, a link, or a token. */
export const KNOWN_BY = ["local", "oidc", "proxy", "link", "token"] as const;
export type KnownBy = (typeof KNOWN_BY)[number];

export function knownBy(caller: Caller): KnownBy {
  if (caller.kind === "user") return caller.known;
  return caller.kind === "token" ? "token" : "local";
}

/** The caller as logs and records name it. */
export function callerName(caller: Caller): string {
  switch (caller.kind) {
    case "local":
      return "local";
    case "user":
      return `user:${caller.name}`;
    case "token":
      return `token:${caller.name}`;
    case "command":
      return caller.user === null ? "command" : `command:${caller.user}`;
    case "system":
      return `system:${caller.work}`;
  }
}
