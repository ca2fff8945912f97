import type { ActLine } from "@/lib/contracts/acts";
import { MINUTE_MS } from "@/lib/domain/time";

export const AT = Date.UTC(2026, 10, 23, 14, 25);

/** An act as a list shows it: previewed by who looks. */
export const line = (id: string, over: Partial<ActLine> = {}): ActLine => ({
  id,
  kind: "accept-agreement",
  target: { kind: "accept-agreement", modelId: id, offerId: null },
  account: "111122223333",
  accountId: "111122223333",
  accountName: null,
  title: `Accept the ${id} offer`,
  subject: id,
  where: "every Region",
  state: "previewed",
  createdAt: AT,
  wish: null,
  previewed: { name: "ana", at: AT, you: true },
  confirmed: null,
  expiresAt: AT + 10 * MINUTE_MS,
  sentAt: null,
  acceptedAt: null,
  endedAt: null,
  endedBy: null,
  said: null,
  says: null,
  readAt: null,
  nextReadAt: null,
  why: null,
  left: false,
  existed: false,
  requestId: null,
  may: { review: true, confirm: true, withdraw: true, decline: false },
  ...over,
});
