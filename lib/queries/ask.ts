import { ASKER_HEADER } from "@/lib/contracts/asker";

let leaving = false;

/** From now on the page asks for nothing more: whoever looks at it signs out. False: they stay after all. */
export function setLeaving(now: boolean): void {
  leaving = now;
}

export const isLeaving = (): boolean => leaving;

let madeFor: string | null = null;

/** For whom the page was made, by the key of how they came in; null: nobody signs in. */
export function setMadeFor(key: string | null): void {
  madeFor = key;
}

/** Somebody else signed in by this browser, or the proxy in front tells of another person. */
const isForAnother = ({ headers }: Response): boolean => {
  const key = headers.get(ASKER_HEADER);
  return madeFor !== null && key !== null && key !== madeFor;
};

/**
 * A read of one of our own GET handlers, never kept. A page that is being left asks for nothing, and is answered nothing;
 * one that is answered as another person is made anew, so that neither sees what is the other's.
 */
export async function ask(address: string, init: RequestInit): Promise<Response> {
  if (leaving) return never();
  const response = await fetch(address, { ...init, cache: "no-store" });
  if (!isForAnother(response)) return response;
  leaving = true;
  location.reload();
  return never();
}

const never = () => new Promise<Response>(() => undefined);
