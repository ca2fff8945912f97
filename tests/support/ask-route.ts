import path from "node:path";
import { z } from "zod";
import { inRequest } from "./in-request";

export const ROUTE_HOST = "127.0.0.1:3000";

const Handlers = z.object({
  GET: z.custom<(request: Request, more: unknown) => Promise<Response>>(),
});

/** What varies in a path, by how Next names its folder. */
function partsOf(file: string, address: string): Record<string, string> {
  const given = address.split("?", 1)[0]?.split("/") ?? [];
  const named = file
    .replace(/^app/, "")
    .replace(/\/route\.ts$/, "")
    .split("/");
  return Object.fromEntries(
    named.flatMap((part, at) => {
      const name = /^\[(\w+)\]$/.exec(part)?.[1];
      return name === undefined ? [] : [[name, decodeURIComponent(given[at] ?? "")]];
    }),
  );
}

/** Asks a route by its file, as Next would, of the app that is held. */
export async function askRoute(
  file: string,
  address: string,
  sent: Record<string, string> = {},
): Promise<Response> {
  const { GET } = Handlers.parse(await import(path.join("../..", file)));
  const headers = new Headers({ host: ROUTE_HOST, ...sent });
  const request = new Request(`http://${ROUTE_HOST}${address}`, { headers });
  return inRequest(headers, () =>
    GET(request, { params: Promise.resolve(partsOf(file, address)) }),
  );
}
