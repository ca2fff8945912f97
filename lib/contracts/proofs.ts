import { PROOF_OUTCOMES } from "@/lib/domain/proof/proof";
import { codeOrNull, list, owner, text, textOrNull, time, timeOrNull } from "./parts";
import * as z from "./schema";

const ShownProof = z.object({
  outcome: z.enum(PROOF_OUTCOMES),
  at: time,
  latencyMs: z.nullable(z.number()),
  inputTokens: z.nullable(z.number()),
  outputTokens: z.nullable(z.number()),
  requestId: textOrNull,
  againAt: timeOrNull,
  by: text,
  refused: z.nullable(
    z.object({
      of: z.nullable(z.enum(["account", "role"])),
      code: codeOrNull,
      owner,
      message: text,
    }),
  ),
});
export type ShownProof = z.output<typeof ShownProof>;

const ProofRoute = z.object({
  route: text,
  /** Why it can't be tried; null: it can. */
  why: textOrNull,
  /** The newest of the last seven days; null: it was never tried. */
  proof: z.nullable(ShownProof),
});
export type ProofRoute = z.output<typeof ProofRoute>;

/** What a day's calls came to; `cost` in US dollars, as far as prices are known. */
const Today = z.object({ calls: z.number(), cost: z.number(), perDay: z.number() });

/** `GET /api/proofs`: what calls of one cell came to, by route. */
export const ProofView = z.object({
  /** Why no call can be tried here at all, whoever asks; null: calls are on. */
  off: textOrNull,
  /** It would make an image, which is asked for on its own. */
  image: z.boolean(),
  routes: list(ProofRoute),
  today: z.nullable(Today),
  /** Requirements by which it is tried without anybody's press. */
  schedule: list(z.object({ requirement: text, everyMs: z.number() })),
  serverNow: time,
});
export type ProofView = z.output<typeof ProofView>;

/** What is shown before calls are confirmed. Prices in US dollars. */
export type PlannedCalls = {
  id: string;
  hash: string;
  accountName: string | null;
  accountId: string;
  region: string;
  modelName: string;
  roleName: string;
  calls: readonly {
    route: string;
    id: string;
    destinations: readonly string[];
    atMost: number;
    proof: ShownProof | null;
  }[];
  price: number;
  today: { calls: number; cost: number; perDay: number };
  image: boolean;
  serverNow: number;
};
