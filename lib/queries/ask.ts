let leaving = false;

/** From now on the page asks for nothing more: whoever looks at it signs out. False: they stay after all. */
export function setLeaving(now: boolean): void {
  leaving = now;
}

export const isLeaving = (): boolean => leaving;

/** A read of one of our own GET handlers, never kept. A page that is being left asks for nothing, and is answered nothing. */
export function ask(address: string, init: RequestInit): Promise<Response> {
  if (leaving) return new Promise(() => undefined);
  return fetch(address, { ...init, cache: "no-store" });
}
