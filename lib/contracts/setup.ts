import type { CredentialPlace } from "@/lib/domain/credential-place";
import { amountOrNull, fault, list, owner, text, textOrNull, time, timeOrNull } from "./parts";
import * as z from "./schema";

const Place: z.Schema<CredentialPlace> = z.object({ name: text, found: z.boolean(), text });

/** One read of a scan and whether the role may make it; `action` is the exact IAM action. */
export const PermissionCheck = z.object({
  action: text,
  outcome: z.enum(["allowed", "denied", "not-tried"]),
  /** What is not shown without it. */
  loses: textOrNull,
});
export type PermissionCheck = z.output<typeof PermissionCheck>;

const SetupCredentials = z.discriminatedUnion("status", [
  z.object({ status: z.literal("looking") }),
  z.object({
    status: z.literal("found"),
    source: text,
    accountId: text,
  }),
  z.object({ status: z.literal("failed"), fault }),
]);
export type SetupCredentials = z.output<typeof SetupCredentials>;

/** `GET /api/setup`: what the first-run page shows before there is anything to put into a matrix. */
export const SetupView = z.object({
  serverNow: time,
  /** The sentence that answers: what is wrong, or what happens now. */
  title: text,
  sentence: text,
  credentials: SetupCredentials,
  places: list(Place),
  permissions: list(PermissionCheck),
  /** Regions the account has; null while not known. */
  regionsCount: amountOrNull,
  /** What to do next and who; null when a scan is already on its way. */
  next: z.nullable(z.object({ owner, text, command: textOrNull })),
  /** The least policy a scan needs, as JSON text. */
  policy: text,
  lookedAt: timeOrNull,
  scanning: z.boolean(),
});
export type SetupView = z.output<typeof SetupView>;
