import { ROLES } from "@/lib/domain/access/roles";
import * as z from "./schema";

export const TokenView = z.object({
  name: z.string(),
  /** Its first letters. */
  hint: z.string(),
  role: z.enum(ROLES),
  accounts: z.nullable(z.array(z.string())),
  madeBy: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
  used: z.nullable(z.object({ at: z.number(), what: z.string(), from: z.nullable(z.string()) })),
});
export type TokenView = z.output<typeof TokenView>;

export const TokensView = z.object({
  serverNow: z.number(),
  /** As a pipeline reaches the dashboard. */
  address: z.string(),
  /** Names to choose from: of each account its name, or else its id. */
  accounts: z.array(z.string()),
  tokens: z.array(TokenView),
});
export type TokensView = z.output<typeof TokensView>;
