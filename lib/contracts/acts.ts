import type { Why } from "@/lib/domain/acts/act";
import { OWNERS } from "@/lib/domain/owner";
import { actKind, actPreview, actTarget, rateRow, tokenPriceOrNull } from "./act-preview";
import { labelledLinkOrNull } from "./cell-parts";
import { list, text, textOrNull, time, timeOrNull } from "./parts";
import * as z from "./schema";

/** As the store has them; `expired` is also told of a preview whose ten minutes are over. */
export const ACT_STATES = [
  "asked",
  "previewed",
  "confirmed",
  "intended",
  "sent",
  "unknown",
  "accepted",
  "done",
  "failed",
  "refused",
  "expired",
  "withdrawn",
  "declined",
] as const;

/** `you`: it was the person who looks. */
const By = z.object({ name: text, at: time, you: z.boolean() });
export type ActBy = z.output<typeof By>;
const byOrNull = z.nullable(By);

const ActWhy: z.Schema<Why> = z.object({
  code: text,
  text: textOrNull,
  said: text,
  owner: z.enum(OWNERS),
  next: text,
  requestId: textOrNull,
  httpStatus: z.nullable(z.number()),
});

/** An act as a row of a list. */
const lineShape = {
  id: text,
  kind: actKind,
  target: actTarget,
  /** As screens know the account. */
  account: text,
  accountId: text,
  accountName: textOrNull,
  /** "Accept the Grok 4.6 offer" */
  title: text,
  /** The model, quota or Region by name. */
  subject: text,
  /** Where it holds: "every Region", "eu-west-1, now 300,000". */
  where: textOrNull,
  state: z.enum(ACT_STATES),
  createdAt: time,
  wish: z.nullable(z.object({ name: text, at: time, you: z.boolean(), reason: text })),
  previewed: byOrNull,
  confirmed: byOrNull,
  expiresAt: timeOrNull,
  sentAt: timeOrNull,
  acceptedAt: timeOrNull,
  endedAt: timeOrNull,
  endedBy: byOrNull,
  /** A sentence for what is shown while it goes on, or of its end. */
  said: textOrNull,
  /** What AWS last showed, in a word of AWS's. */
  says: textOrNull,
  readAt: timeOrNull,
  nextReadAt: timeOrNull,
  why: z.nullable(ActWhy),
  /** The call left, or may have. */
  left: z.boolean(),
  /** AWS had it before it was asked. */
  existed: z.boolean(),
  requestId: textOrNull,
  /** What the person who looks may do with it now. */
  may: z.object({
    review: z.boolean(),
    confirm: z.boolean(),
    withdraw: z.boolean(),
    decline: z.boolean(),
  }),
};
export const ActLine = z.object(lineShape);
export type ActLine = z.output<typeof ActLine>;

/** `GET /api/acts/[id]`: one act in full. */
export const ActView = z.object({
  ...lineShape,
  serverNow: time,
  preview: z.nullable(actPreview),
  hash: textOrNull,
  /** What has to be typed. */
  word: textOrNull,
  /** Who previewed it may not confirm it. */
  secondPerson: z.boolean(),
  /** The same act for somebody else: a command of AWS's own, a page of AWS's console, and the IAM action it takes. */
  elsewhere: z.object({ command: text, link: labelledLinkOrNull, needs: text }),
});
export type ActView = z.output<typeof ActView>;

/** `GET /api/acts`: what people want done, by whom, and what came of it. */
export const ActsView = z.object({
  serverNow: time,
  enabled: z.boolean(),
  kinds: list(actKind),
  secondPerson: z.boolean(),
  accounts: list(
    z.object({
      account: text,
      accountId: textOrNull,
      name: textOrNull,
      /** A role for acts is configured. */
      hasRole: z.boolean(),
      /** Where its form goes that counts in every default Region. */
      homeRegion: text,
    }),
  ),
  /** How many wait for the person who looks. */
  waiting: z.number(),
  acts: list(ActLine),
});
export type ActsView = z.output<typeof ActsView>;

const Offer = z.object({
  offerId: textOrNull,
  refundPolicy: textOrNull,
  validFor: textOrNull,
  rateCard: list(rateRow),
  price: tokenPriceOrNull,
});
export type OfferChoice = z.output<typeof Offer>;

/** Why a step of an act was not taken. */
export const ActRefusalView = z.object({
  code: text,
  message: text,
  act: z.exactOptional(text),
  offers: z.exactOptional(list(Offer)),
  moved: z.exactOptional(list(z.object({ label: text, was: text, is: text }))),
  next: z.exactOptional(text),
  supportText: z.exactOptional(text),
  owner: z.exactOptional(z.enum(OWNERS)),
});
export type ActRefusalView = z.output<typeof ActRefusalView>;

const refused = z.object({ ok: z.literal(false), refusal: ActRefusalView });

/** What asking, previewing, confirming, withdrawing and declining answer. */
export const ActAnswer = z.union([z.object({ ok: z.literal(true), act: ActView }), refused]);
export type ActAnswer = z.output<typeof ActAnswer>;

/** What was opened, by its SHA-256 and length; `unread` completes a sentence that says why that is not known. */
export const TermsAnswer = z.union([
  z.object({
    ok: z.literal(true),
    url: text,
    seen: z.nullable(z.object({ sha256: text, bytes: z.number() })),
    unread: textOrNull,
  }),
  refused,
]);
export type TermsAnswer = z.output<typeof TermsAnswer>;

/** Of several that were confirmed together, each its own outcome, in the order of sending. */
export const ManyAnswer = z.union([
  z.object({
    ok: z.literal(true),
    acts: list(
      z.object({
        id: text,
        outcome: z.enum(["act", "refusal", "not-sent"]),
        act: z.nullable(ActView),
        refusal: z.nullable(ActRefusalView),
      }),
    ),
  }),
  refused,
]);
export type ManyAnswer = z.output<typeof ManyAnswer>;
