import { queryOptions, useQuery } from "@tanstack/react-query";
import { EntryView } from "@/lib/contracts/entry";
import * as z from "@/lib/contracts/schema";
import { getJson, parsed } from "@/lib/queries/client";
import { api, auth } from "@/lib/routes";

/** How one came in. What changes it comes with an answer that says that nobody asks. */
export const entryQuery = queryOptions({
  queryKey: ["entry"],
  queryFn: ({ signal }) => getJson(EntryView, { address: api.entry(), signal }),
  staleTime: 60_000,
});

/** `first` is how who the server made the page for came in; null: it did not know. */
export const useEntry = (first: EntryView | null) =>
  useQuery({ ...entryQuery, ...(first && { initialData: first }) });

const SignedOut = z.object({ goTo: z.string() });

/** Signs out; gives where the browser goes next. Null: it was not done. */
export async function signOut(): Promise<string | null> {
  try {
    const response = await fetch(auth.signOut(), { method: "POST" });
    return response.ok ? parsed(SignedOut, await response.json()).goTo : null;
  } catch {
    return null; // the dashboard can't be reached, or is a newer one
  }
}
