/** What a caller may do; every server action and every route names the one it needs. */
export const RIGHTS = ["read", "ask", "sign", "act", "prove", "manage"] as const;
export type Right = (typeof RIGHTS)[number];

/**
 * Who asks: the person on this machine while no sign-in is configured, a person at the terminal, or the product itself by
 * a schedule or a poll.
 */
export type Caller =
  | { kind: "local" }
  | { kind: "command"; user: string | null }
  | { kind: "system"; work: string };

export const LOCAL: Caller = { kind: "local" };

const HELD = {
  local: RIGHTS,
  command: RIGHTS,
  system: ["read", "ask"],
} as const satisfies Record<Caller["kind"], readonly Right[]>;

/** Whether the caller holds a right. The system never signs, acts or proves: those are a person's. */
export function holds(caller: Caller, right: Right): boolean {
  const held: readonly Right[] = HELD[caller.kind];
  return held.includes(right);
}

/** The caller as logs and records name it. */
export function callerName(caller: Caller): string {
  switch (caller.kind) {
    case "local":
      return "local";
    case "command":
      return caller.user === null ? "command" : `command:${caller.user}`;
    case "system":
      return `system:${caller.work}`;
  }
}
