import { lazyModule } from "@/components/ui/lazy-module";

const parts = lazyModule(() => import("@/components/quotas/use/use-parts"), { ahead: false });

/** What was used of a quota, in a line and with its 24 hours; how that was read; and what reading it costs. */
export const UseBrief = parts.part(({ UseBrief: part }) => part);
export const UseDetail = parts.part(({ UseDetail: part }) => part);
export const UseNotices = parts.part(({ UseNotices: part }) => part);
export const UseCost = parts.part(({ UseCost: part }) => part);
