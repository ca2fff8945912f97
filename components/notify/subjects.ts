import { agreementStandings } from "@/components/notify/agreements";
import type { Standing } from "@/components/notify/standing";

/** One kind of thing whose outcomes are told. */
export type Subject = { name: string; read: (signal: AbortSignal) => Promise<readonly Standing[]> };

/** Everything that an open page tells of by notifications. */
export const SUBJECTS: readonly Subject[] = [{ name: "agreements", read: agreementStandings }];
