import { QueryClient } from "@tanstack/react-query";

/** The dashboard usually runs on the same machine, so a browser that thinks itself offline still asks. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: "always", retry: 1, staleTime: 1_000 },
      mutations: { networkMode: "always" },
    },
  });
}

/** Reads one of our own GET handlers; a status other than 2xx is thrown with its number, for React Query to keep. */
export async function getJson<T>(address: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal, cache: "no-store" });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as T;
}
