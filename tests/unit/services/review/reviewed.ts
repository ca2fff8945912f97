import { afterEach } from "vitest";
import { reviewRegion } from "@/lib/services/review/review-region";
import { aStore, type ReviewContext, TIMEOUT } from "./store";

export const failed = { status: "failed", fault: TIMEOUT, last: null } as const;
let close: () => Promise<void> = async () => undefined;

export async function given(...args: Parameters<typeof aStore>): Promise<ReviewContext> {
  const store = await aStore(...args);
  close = store.close;
  return store.ctx;
}

export const at = { account: null, region: "eu-west-1" };
export async function reviewOf(ctx: ReviewContext) {
  const review = await reviewRegion(ctx, at);
  if (!review.ok) throw new Error(review.error.message);
  return review.value;
}

export function closesStores(): void {
  afterEach(() => close());
}
