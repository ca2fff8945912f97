import { lazyModule } from "@/components/ui/lazy-module";

const parts = lazyModule(() => import("@/components/proof/proof-parts"));

/** What came of calls, in a line; what leads to trying one; and by each route, with the way to try. */
export const ProofLine = parts.part(({ ProofLine: part }) => part);
export const TryNext = parts.part(({ TryNext: part }) => part);
export const ProofSection = parts.part(({ ProofSection: part }) => part);
