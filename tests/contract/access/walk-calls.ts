import type { Context } from "@/lib/services/context";
import { planCell } from "@/lib/services/proofs/of-cell";
import { reviewRegion } from "@/lib/services/review/review-region";
import { CLAUDE, HAIKU, SHARED, type Walked } from "./walk-world";

/** How each route is asked, about an account: by its file. A route that is not here fails the walk. */
export const ROUTES: Readonly<
  Record<string, { paths: (of: Walked) => readonly string[]; may?: "manage" }>
> = {
  "app/api/accounts/route.ts": { paths: () => ["/api/accounts"] },
  "app/api/acts/route.ts": { paths: () => ["/api/acts"] },
  "app/api/acts/[id]/route.ts": { paths: ({ id }) => ["/api/acts/none", `/api/acts/${id}`] },
  "app/api/agreements/route.ts": { paths: () => ["/api/agreements"] },
  "app/api/cell/route.ts": {
    paths: ({ id, region, modelId }) => [
      `/api/cell?account=${id}&region=${SHARED}&model=${CLAUDE}`,
      `/api/cell?account=${id}&region=${SHARED}&model=${HAIKU}`,
      `/api/cell?account=${id}&region=${region}&model=${modelId}`,
      `/api/cell?account=${id}&region=${SHARED}&model=${modelId}`,
      "/api/cell?account=x",
    ],
  },
  "app/api/changes/route.ts": {
    paths: () => ["/api/changes?days=90", "/api/changes?days=90&format=rss", "/api/changes?days=x"],
  },
  "app/api/check/route.ts": {
    paths: ({ id, need }) => [
      "/api/check?format=json",
      `/api/check?name=${encodeURIComponent(need)}`,
      `/api/check?name=${CLAUDE}@${SHARED}&format=json`,
      `/api/check?name=${id}`,
    ],
  },
  "app/api/entry/route.ts": { paths: () => ["/api/entry"] },
  "app/api/export/route.ts": {
    paths: ({ id }) => [
      "/api/export",
      "/api/export?format=json&off=1",
      `/api/export?format=markdown&account=${id}`,
      "/api/export?required=1",
    ],
  },
  "app/api/how-to-call/route.ts": {
    paths: ({ id, region, modelId }) => [
      `/api/how-to-call?account=${id}&region=${SHARED}&model=${CLAUDE}`,
      `/api/how-to-call?account=${id}&region=${SHARED}&model=${HAIKU}`,
      `/api/how-to-call?account=${id}&region=${region}&model=${modelId}`,
      "/api/how-to-call?account=x",
    ],
  },
  "app/api/matrix/route.ts": {
    paths: () => ["/api/matrix", "/api/matrix?since=x", "/api/matrix?cells=once"],
  },
  "app/api/me/route.ts": { paths: () => ["/api/me"] },
  "app/api/past/route.ts": {
    paths: () => [
      "/api/past?from=2020-01-01",
      "/api/past?from=2020-01-01&to=now",
      "/api/past?from=scan-gone",
      "/api/past?from=x",
    ],
  },
  "app/api/past/moments/route.ts": { paths: () => ["/api/past/moments"] },
  "app/api/people/route.ts": { may: "manage", paths: () => ["/api/people"] },
  "app/api/plan/route.ts": {
    paths: ({ id, region, modelId, need }) => [
      "/api/plan",
      `/api/plan?account=${id}`,
      `/api/plan?account=${id}&region=${region}&model=${modelId}`,
      `/api/plan?requirement=${encodeURIComponent(need)}`,
      "/api/plan?required=true",
    ],
  },
  "app/api/profiles/route.ts": { paths: ({ id }) => [`/api/profiles?account=${id}`] },
  "app/api/proofs/route.ts": {
    paths: ({ id, region, modelId }) => [
      `/api/proofs?account=${id}&region=${SHARED}&model=${CLAUDE}`,
      `/api/proofs?account=${id}&region=${region}&model=${modelId}`,
      "/api/proofs",
    ],
  },
  "app/api/quotas/route.ts": {
    paths: ({ id, region }) => [
      "/api/quotas",
      `/api/quotas?account=${id}&region=${SHARED}`,
      `/api/quotas?account=${id}&region=${SHARED}&format=csv`,
      `/api/quotas?account=${id}&model=amazon.nova-lite-v1:0`,
      `/api/quotas?account=${id}&region=${region}`,
    ],
  },
  "app/api/readiness/route.ts": {
    paths: ({ id }) => ["/api/readiness", `/api/readiness?account=${id}`, "/api/readiness?x=1"],
  },
  "app/api/record/route.ts": {
    paths: ({ id, name }) => ["/api/record", `/api/record?q=${name}`, `/api/record?account=${id}`],
  },
  "app/api/record/check/route.ts": { may: "manage", paths: () => ["/api/record/check"] },
  "app/api/record/export/route.ts": {
    may: "manage",
    paths: () => ["/api/record/export", "/api/record/export?q=x"],
  },
  "app/api/regions/route.ts": { paths: () => ["/api/regions"] },
  "app/api/regions/[region]/route.ts": {
    paths: ({ id, region }) => [
      `/api/regions/${SHARED}`,
      `/api/regions/${SHARED}?account=${id}`,
      `/api/regions/${SHARED}?account=${id}&format=markdown`,
      `/api/regions/${region}?account=${id}&with=${SHARED}`,
    ],
  },
  "app/api/requirements/route.ts": {
    paths: ({ need }) => [
      "/api/requirements",
      `/api/requirements?feed=${encodeURIComponent(need)}`,
      "/api/requirements?feed=x",
    ],
  },
  "app/api/requirements/try/route.ts": {
    paths: ({ id, region, modelId }) => [
      `/api/requirements/try?model=${modelId}&region=${region}&account=${id}`,
      `/api/requirements/try?model=${CLAUDE}&region=${SHARED}`,
    ],
  },
  "app/api/settings/route.ts": { paths: () => ["/api/settings"] },
  "app/api/setup/route.ts": { paths: () => ["/api/setup"] },
  "app/api/tokens/route.ts": { may: "manage", paths: () => ["/api/tokens"] },
  "app/api/trouble/route.ts": { paths: () => ["/api/trouble"] },
  "app/metrics/route.ts": { paths: () => ["/metrics"] },
  "app/api/would-see/route.ts": {
    may: "manage",
    paths: ({ name }) => [
      `/api/would-see?group=viewer-${name}`,
      "/api/would-see?email=a@b.example",
    ],
  },
};

type ActionCall = {
  /** Null: whoever reads may. */
  needs: "ask" | "sign" | "act" | "prove" | "manage" | null;
  input: (of: Walked, ctx: Context) => Promise<unknown> | unknown;
};

/** A cell of which a call may be tried. */
const provable = (account: string) => ({
  account,
  region: SHARED,
  modelId: "amazon.nova-lite-v1:0",
  image: false,
});

/** What each action is given, about an account: by its name. An action that is not here fails the walk. */
export const ACTIONS: Readonly<Record<string, ActionCall>> = {
  pendingAction: { needs: null, input: () => ({}) },
  lookAction: {
    needs: null,
    input: ({ id, region, modelId }) => ({ accounts: [id], region, modelId }),
  },
  checkCellsAction: {
    needs: "ask",
    input: ({ id }) => ({ targets: [{ accounts: [id], region: SHARED, modelId: CLAUDE }] }),
  },
  checkPrincipalAction: {
    needs: "ask",
    input: ({ id }) => ({
      principal: `arn:aws:iam::${id}:role/App`,
      account: id,
      model: CLAUDE,
      region: SHARED,
    }),
  },
  planProofAction: { needs: "prove", input: ({ id }) => provable(id) },
  confirmProofAction: {
    needs: "prove",
    async input({ id }, ctx) {
      const planned = await planCell(ctx, provable(id));
      return planned.ok
        ? { account: id, id: planned.value.id, hash: planned.value.hash }
        : { account: id, id: "11111111-1111-4111-8111-111111111111", hash: "0".repeat(64) };
    },
  },
  refreshQuotasAction: { needs: "ask", input: ({ id }) => ({ account: id, region: SHARED }) },
  iFixedItAction: {
    needs: "ask",
    input: ({ id }) => ({
      account: id,
      modelId: HAIKU,
      regions: [SHARED],
      code: "MPAgreementFailed",
    }),
  },
  dismissWatchAction: {
    needs: "ask",
    input: ({ id }) => ({ account: id, modelId: CLAUDE }),
  },
  watchAgainAction: {
    needs: "ask",
    input: ({ id }) => ({ account: id, modelId: CLAUDE }),
  },
  checkAccountAction: { needs: "ask", input: ({ id }) => ({ accountId: id }) },
  testWebhookAction: { needs: "manage", input: () => undefined },
  signOffAction: {
    needs: "sign",
    async input({ id }, ctx) {
      const review = await reviewRegion(ctx, { account: id, region: SHARED });
      return {
        account: id,
        region: SHARED,
        basis: review.ok ? review.value.basis : "none",
        name: "Bo",
        note: "Seen.",
        destinationsReviewed: true,
        withExceptions: true,
      };
    },
  },
  startScanAction: {
    needs: "ask",
    input: ({ id }) => ({ accounts: [id], regions: [SHARED], models: [CLAUDE] }),
  },
  endSessionsAction: {
    needs: "manage",
    input: () => ({ issuer: "https://login.acme.example", subject: "u-1" }),
  },
  createTokenAction: {
    needs: "manage",
    input: ({ name }) => ({ name: "ci", role: "viewer", accounts: [name], days: 90 }),
  },
  revokeTokenAction: { needs: "manage", input: () => ({ name: "ci" }) },
  checkRecordAction: { needs: "manage", input: () => undefined },
  askForActAction: {
    needs: "ask",
    input: ({ id }) => ({
      account: id,
      target: { kind: "enable-region", region: "ap-east-1" },
      reason: "Walked.",
    }),
  },
  previewActAction: {
    needs: "act",
    input: ({ id, modelId }) => ({
      account: id,
      target: { kind: "accept-agreement", modelId, offerId: null },
    }),
  },
  confirmActAction: {
    needs: "act",
    input: ({ id }) => ({ id: "none", hash: "0".repeat(64), word: id }),
  },
  confirmActsAction: {
    needs: "act",
    input: ({ id }) => ({ acts: [{ id: "none", hash: "0".repeat(64) }], word: id }),
  },
  openTermsAction: { needs: "act", input: () => ({ id: "none" }) },
  withdrawActAction: { needs: "ask", input: () => ({ id: "none" }) },
  declineActAction: { needs: "act", input: () => ({ id: "none", said: "Walked." }) },
  cancelScanAction: { needs: "ask", input: () => undefined },
  askOrganizationAction: { needs: "manage", input: () => undefined },
};
