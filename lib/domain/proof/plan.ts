import { z } from "zod";
import type { Availability } from "@/lib/domain/facts/facts";
import { ok, type Result } from "@/lib/domain/result";
import { isProfileRoute, type OfferedRoute } from "@/lib/domain/routes";
import { agreementText } from "@/lib/domain/words/aws-status";
import { isImage, type ModelShape, PROOF_KINDS, provableBy } from "./kinds";
import { atMost } from "./price";

const PlannedCall = z.object({
  route: z.string(),
  /** The id that is called: of ListInferenceProfiles, or the model's own on demand. */
  id: z.string(),
  kind: z.enum(PROOF_KINDS),
  operation: z.enum(["Converse", "InvokeModel"]),
  destinations: z.array(z.string()),
  /** US dollars. */
  atMost: z.number(),
});
export type PlannedCall = z.infer<typeof PlannedCall>;

/** Everything a person sees before they confirm, frozen; its hash is over all of it. */
export const ProofPlan = z.object({
  version: z.literal(1),
  id: z.string(),
  account: z.object({ id: z.string(), name: z.string().nullable() }),
  region: z.string(),
  modelId: z.string(),
  modelName: z.string(),
  calls: z.array(PlannedCall),
  /** US dollars, of all calls at most. */
  price: z.number(),
  roleArn: z.string(),
  /** One of them makes an image, which has a confirmation of its own. */
  image: z.boolean(),
  madeAt: z.number().int(),
  expiresAt: z.number().int(),
});
export type ProofPlan = z.infer<typeof ProofPlan>;

export type ProofBar = {
  code: "NO_AGREEMENT" | "NOT_READ" | "NOT_OFFERED" | "CLOSED" | "NOT_PROVABLE" | "IMAGE";
  message: string;
};

type Barred = { ok: false; error: ProofBar };
const bar = (code: ProofBar["code"], message: string): Barred => ({
  ok: false,
  error: { code, message },
});

/** Why no call may be made while the agreement is not AVAILABLE: the call itself might sign one. Null: nothing. */
export function agreementBar(availability: Pick<Availability, "agreement"> | null): Barred | null {
  if (availability === null)
    return bar("NOT_READ", "Whether the agreement stands is not known, so nothing is tried.");
  if (availability.agreement === "AVAILABLE") return null;
  return bar(
    "NO_AGREEMENT",
    `The agreement is ${agreementText(availability.agreement)}, so nothing is tried: a call might sign it.`,
  );
}

/**
 * The call by which a route is tried, or why there is none. On-demand only where the model lists it; a profile by the id that
 * ListInferenceProfiles gave, never by one that was put together. `image`: one was asked for on its own.
 */
export function plannedCall(
  shape: ModelShape,
  { route, offered, image }: { route: string; offered: readonly OfferedRoute[]; image: boolean },
): Result<PlannedCall, ProofBar> {
  const found = offered.find((one) => one.route === route);
  if (!found) return bar("NOT_OFFERED", `AWS offers no route ${route} to this model here.`);
  if (found.closed)
    return bar("CLOSED", `The route ${route} is closed: ${found.closed.title}. It is not tried.`);
  const by = provableBy(route, shape);
  if (by.by === null) return bar("NOT_PROVABLE", `Not provable: ${by.why}.`);
  if (isImage(by.by) && !image)
    return bar("IMAGE", "The call makes one image, which is asked for on its own.");
  const id = isProfileRoute(route) ? found.profileId : shape.modelId;
  if (id === null) return bar("NOT_READ", `The id of the route ${route} is not known.`);
  return ok({
    route,
    id,
    kind: by.by,
    operation: by.by === "converse" ? "Converse" : "InvokeModel",
    destinations: [...found.destinations],
    atMost: atMost({ modelId: shape.modelId, route, kind: by.by }),
  });
}
