"use client";

import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { takePress } from "@/components/acts/pressed";
import { reviewHref } from "@/components/acts/review-link";
import type { ActRefusalView, ActsView, ActView } from "@/lib/contracts/acts";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import { actQuery, usePreviewAct } from "@/lib/queries/acts";
import { problemText } from "@/lib/queries/problem";
import { serverNowOr } from "@/lib/queries/server-clock";

type Of = { account: string; targets: readonly ActTarget[]; view: ActsView };

/** One of several that are reviewed together. */
export type Item = {
  key: string;
  target: ActTarget;
  /** Its preview, and later what came of it. */
  act: ActView | null;
  refusal: ActRefusalView | null;
  reading: boolean;
};

const keyOfTarget = (account: string, target: ActTarget): string => reviewHref(account, [target]);

/** Previews of several acts, read one after the other; those that are open already are taken as they are. */
export function useMany({ account, targets, view }: Of) {
  const client = useQueryClient();
  const preview = usePreviewAct();
  const [ids, setIds] = useState<Readonly<Record<string, string>>>({});
  const [refusals, setRefusals] = useState<Readonly<Record<string, ActRefusalView>>>({});
  const [reading, setReading] = useState<string | null>(null);
  const [left, setLeft] = useState(0);
  const known = Object.entries(ids);
  const answers = useQueries({ queries: known.map(([, id]) => actQuery(id)) });
  const acts = new Map(known.map(([key], at) => [key, answers[at]?.data ?? null]));

  const readAll = async (of: readonly ActTarget[]) => {
    setLeft(of.length);
    for (const [at, target] of of.entries()) {
      const key = keyOfTarget(account, target);
      setReading(key);
      const outcome = await preview.send({ account, target });
      const act = outcome.ok && outcome.value.ok ? outcome.value.act : null;
      if (act) {
        client.setQueryData(actQuery(act.id).queryKey, act);
        setIds((now) => ({ ...now, [key]: act.id }));
      }
      setRefusals(({ [key]: _gone, ...others }) => {
        if (act) return others;
        return { ...others, [key]: refusalOf(outcome) };
      });
      setLeft(of.length - at - 1);
    }
    setReading(null);
  };
  const begin = useEffectEvent(() => {
    if (takePress(reviewHref(account, targets))) return void readAll(targets);
    setIds(openIds({ account, targets, view }));
  });
  useEffect(() => begin(), []);

  const items: readonly Item[] = targets.map((target) => {
    const key = keyOfTarget(account, target);
    return {
      key,
      target,
      act: acts.get(key) ?? null,
      refusal: refusals[key] ?? null,
      reading: reading === key,
    };
  });
  return { items, readAll, isReading: reading !== null, left };
}

function refusalOf(
  outcome: Awaited<ReturnType<ReturnType<typeof usePreviewAct>["send"]>>,
): ActRefusalView {
  if (!outcome.ok) return { code: "FAILED", message: problemText(outcome.problem) };
  return outcome.value.ok ? { code: "FAILED", message: "" } : outcome.value.refusal;
}

function openIds({ account, targets, view }: Of): Record<string, string> {
  const now = serverNowOr(view.serverNow);
  const entries = targets.flatMap((target) => {
    const key = keyOfTarget(account, target);
    const open = view.acts.find(
      (act) =>
        act.state === "previewed" &&
        (act.expiresAt ?? 0) > now &&
        (act.account === account || act.accountId === account) &&
        keyOfTarget(account, act.target) === key,
    );
    return open ? [[key, open.id] as const] : [];
  });
  return Object.fromEntries(entries);
}
