import type { ShownProof } from "@/lib/contracts/proofs";
import { isProfileRoute } from "@/lib/domain/routes";
import type { EpochMs } from "@/lib/domain/time";
import { counted } from "@/lib/domain/words/counted";
import { nearText } from "@/lib/domain/words/dates";
import { figure } from "@/lib/domain/words/figure";
import { asSentence } from "@/lib/domain/words/sentence";

/** When a call was tried, how long it took, and the answer's figures or the exact refusal. */
export function evidenceText(proof: ShownProof, route: string, now: EpochMs): string {
  const { at, latencyMs, inputTokens, outputTokens, requestId, refused } = proof;
  const parts = [
    `${nearText(at, now, "second")} UTC`,
    ...(latencyMs === null ? [] : [`${figure(latencyMs)} ms`]),
    ...(proof.outcome === "answered" && isProfileRoute(route) ? ["one destination"] : []),
    ...(inputTokens === null
      ? []
      : [`${counted(inputTokens, "token")} in, ${outputTokens ?? 0} out`]),
  ];
  const said = refused ? ` ${ofWhom(refused.of)}${asSentence(refused.message)}` : "";
  const request = requestId === null ? "" : ` Request ${requestId}`;
  return `${parts.join(", ")}.${said}${request}`;
}

const ofWhom = (of: "account" | "role" | null): string =>
  of === "role" ? "For the proof role’s own rights: " : "";
