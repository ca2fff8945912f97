/** What a limiter learned, kept for the next scan: answers a second that an operation allows in a region. */
export type PaceMemory = {
  /** Of one account, by its key; absent: of all. */
  load(account?: string): Promise<Readonly<Record<string, number>>>;
  save(rates: Readonly<Record<string, number>>): Promise<void>;
};
