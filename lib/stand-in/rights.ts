import { z } from "zod";

/** What the policies of a session's role and of the session itself allow. Absent: everything. */
export type Rights = {
  /** Actions of the role's own policy. */
  role: readonly string[] | null;
  session: readonly Statement[] | null;
};

export const ALL_RIGHTS: Rights = { role: null, session: null };

const Texts = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((value) => (typeof value === "string" ? [value] : value));

const StatementShape = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(["Allow", "Deny"]),
  Action: Texts,
  Resource: Texts,
  Condition: z.strictObject({ StringEquals: z.record(z.string(), Texts) }).optional(),
});
export type Statement = z.infer<typeof StatementShape>;

const Document = z.strictObject({
  Version: z.literal("2012-10-17"),
  Statement: z.array(StatementShape).min(1),
});

const POLICY_MAX = 2_048;

/** The statements of a session policy; null where AWS would call it malformed. */
export function readPolicy(text: string): readonly Statement[] | null {
  if (text.length > POLICY_MAX) return null;
  try {
    const parsed = Document.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.Statement : null;
  } catch {
    return null; // not JSON
  }
}

export type Asked = {
  action: string;
  resource: string;
  /** Condition keys and what they are in this call. */
  context: Readonly<Record<string, string>>;
};

/** Which of the two policies does not allow a call; null where both do. */
export function missingRight(
  { role, session }: Rights,
  asked: Asked,
): "identity-policy" | "session-policy" | null {
  if (role !== null && !matches(role, asked.action)) return "identity-policy";
  if (session === null) return null;
  const told = session.filter((statement) => speaksOf(statement, asked));
  const allowed =
    told.some(({ Effect }) => Effect === "Allow") && !told.some(({ Effect }) => Effect === "Deny");
  return allowed ? null : "session-policy";
}

function speaksOf({ Action, Resource, Condition }: Statement, asked: Asked): boolean {
  const conditions = Object.entries(Condition?.StringEquals ?? {});
  return (
    matches(Action, asked.action) &&
    matches(Resource, asked.resource) &&
    conditions.every(([key, values]) => values.includes(asked.context[key] ?? ""))
  );
}

/** A star stands for any text, also none; letters of either case are the same. */
export function matches(patterns: readonly string[], value: string): boolean {
  return patterns.some((pattern) => {
    const parts = pattern.split("*").map((part) => part.replace(/[^\w]/g, "\\$&"));
    return new RegExp(`^${parts.join(".*")}$`, "i").test(value);
  });
}
