/** More than a limiter ever has in flight, so that those which pause before another try leave none of it unused. */
const SIDE_BY_SIDE = 40;

/** Asks for everything, some side by side. What is looked at goes next, also when the look comes meanwhile. */
export async function askInTurn(
  ids: readonly string[],
  at: { looked: () => string | null; ask: (id: string) => Promise<void> },
): Promise<void> {
  const waiting = new Set(ids);
  const take = (): string | null => {
    const looked = at.looked();
    const [first = null] = waiting;
    const next = looked !== null && waiting.has(looked) ? looked : first;
    if (next !== null) waiting.delete(next);
    return next;
  };
  const askOn = async () => {
    for (let id = take(); id !== null; id = take()) await at.ask(id);
  };
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, ids.length) }, askOn));
}
