import { SECOND_MS } from "@/lib/domain/time";
import { api } from "@/lib/routes";

/** The dashboard is asked for no longer before a page is left. */
export const WAIT_MS = 10 * SECOND_MS;

/** Whether the dashboard answers at all, whatever it says: a proxy in front that finds none says so with 500 or more. */
export async function answers(): Promise<boolean> {
  try {
    const { status } = await fetch(api.live(), {
      cache: "no-store",
      redirect: "manual",
      signal: AbortSignal.timeout(WAIT_MS),
    });
    return status < 500;
  } catch {
    return false;
  }
}
