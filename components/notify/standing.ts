/** What is told, once: `id` is the same in every tab, and another for another outcome. */
export type News = { id: string; title: string; body: string; href: string };

/** How something that people wait for stands. */
export type Standing = {
  /** Names the thing itself, whatever becomes of it. */
  thing: string;
  /** It may still come to an outcome, so it is looked at often. */
  waits: boolean;
  /** What is told of its being as it is now; null: nothing. */
  news: News | null;
};

/** What came about since `before`, which held the thing otherwise. What nobody looked at before is no news. */
export function newsSince(before: readonly Standing[], now: readonly Standing[]): readonly News[] {
  const was = new Map(before.map(({ thing, news }) => [thing, news?.id ?? null]));
  return now.flatMap(({ thing, news }) => {
    const isNew = news !== null && was.has(thing) && was.get(thing) !== news.id;
    return isNew ? [news] : [];
  });
}
