import type { Readiness } from "@/lib/contracts/readiness";
import { maskJson } from "@/lib/domain/export/mask";
import { isNamed } from "@/lib/domain/named";
import type { WorldContext } from "@/lib/services/context";
import { type PackedText, packedText } from "@/lib/services/packed-text";
import { tagOf } from "@/lib/services/tag-of";
import { eachAccount, movedSince } from "@/lib/services/world/each-account";
import type { Outline, OutlinedAccount } from "@/lib/services/world/outline";
import { type ReadinessFilter, toReadiness } from "./readiness";

/** A text, and the tag by which it is told from what it was before. */
export type TaggedText = { tag: string; text: () => AsyncGenerator<string> };

export type ReadinessText = {
  /** Its tag, where the very same was made before; null: only making it tells. */
  knownTag: string | null;
  make(): Promise<TaggedText>;
};

const LISTS = ["accounts", "regions", "cells", "quotas"] as const;
type List = (typeof LISTS)[number];

/**
 * What `toReadiness` tells, as JSON, made account by account, so that the facts of all are never at hand together. Each account
 * is whole, as the store has it when its turn comes. All of it is made, and held compressed, before any is sent: its tag is
 * of what it says, since whoever asks again wants to know whether that is another, and versions move with every reading.
 */
export async function readinessText(
  ctx: WorldContext,
  filter: ReadinessFilter,
): Promise<ReadinessText> {
  const outline = await ctx.world.outline();
  const last = await ctx.stores.scans.lastComplete(outline.now);
  const durationMs = last?.finishedAt ? last.finishedAt - last.startedAt : null;
  const scan = last && { ...last, complete: true, durationMs };
  const accounts = outline.accounts.filter(({ key, accountId, name }) =>
    isNamed(filter.accounts, key, accountId, name),
  );
  const shape = toReadiness({ ...outline, accounts: [] }, { scan, filter });
  const mask = ctx.settings().maskAccountIds;
  const asked = JSON.stringify([shape, filter, mask]);
  return {
    knownTag: tags.get(outline.accounts)?.get(asked) ?? null,
    async make() {
      const lists = { accounts: aList(), regions: aList(), cells: aList(), quotas: aList() };
      for await (const { world, account } of eachAccount(ctx, accounts)) {
        const own = toReadiness({ ...world, accounts: [account] }, { scan, filter });
        for (const name of LISTS) await lists[name].add(own[name], mask);
      }
      const tag = tagOf(JSON.stringify([shape, ...LISTS.map((name) => lists[name].digest())]));
      const now = await ctx.world.outline();
      if (!movedSince(outline, now, accounts)) note(now, { asked, tag });
      return { tag, text: () => written(shape, lists) };
    },
  };
}

type ListText = Pick<PackedText, "parts" | "digest"> & {
  add(items: readonly unknown[], mask: boolean): Promise<void>;
};

/** The items of a list, with commas between. */
function aList(): ListText {
  const { add, parts, digest } = packedText();
  let isEmpty = true;
  return {
    parts,
    digest,
    async add(items, mask) {
      if (items.length === 0) return;
      const text = JSON.stringify(items).slice(1, -1);
      await add(`${isEmpty ? "" : ","}${mask ? maskJson(text) : text}`);
      isEmpty = false;
    },
  };
}

const isList = (name: string): name is List => LISTS.some((list) => list === name);

async function* written(
  shape: Readiness,
  lists: Readonly<Record<List, ListText>>,
): AsyncGenerator<string> {
  let before = "{";
  for (const [name, value] of Object.entries(shape)) {
    if (isList(name)) {
      yield `${before}"${name}":[`;
      yield* lists[name].parts();
      yield "]";
    } else yield `${before}"${name}":${JSON.stringify(value)}`;
    before = ",";
  }
  yield "}";
}

/** So many questions about one outline are remembered. */
const ASKED_MAX = 100;
/** By the list of an outline, which is the very same while nothing in it is another. */
const tags = new WeakMap<readonly OutlinedAccount[], Map<string, string>>();

function note({ accounts }: Outline, { asked, tag }: { asked: string; tag: string }): void {
  const known = tags.get(accounts) ?? new Map<string, string>();
  if (known.size < ASKED_MAX) tags.set(accounts, known.set(asked, tag));
}
