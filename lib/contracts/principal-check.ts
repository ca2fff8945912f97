import type { PrincipalCheck as Check } from "@/lib/domain/principal/check";
import { RIGHT_STANDINGS } from "@/lib/domain/principal/standing";
import { list, text, textOrNull, time } from "./parts";
import * as z from "./schema";

const standing = z.enum(RIGHT_STANDINGS);

const target = z.object({
  what: z.enum(["profile", "model"]),
  region: text,
  arn: text,
  standing,
  why: text,
});

/** What AWS's simulator says of a principal, and what it can't see. */
export const PrincipalCheck: z.Schema<Check> = z.object({
  principal: text,
  account: text,
  accountName: textOrNull,
  at: time,
  notSeen: list(text),
  notes: list(text),
  unread: list(text),
  contextKeys: list(text),
  routes: list(
    z.object({
      region: text,
      modelId: text,
      modelName: text,
      route: text,
      id: textOrNull,
      standing,
      why: textOrNull,
      targets: list(target),
    }),
  ),
});
export type PrincipalCheck = z.output<typeof PrincipalCheck>;
