import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Site, type SiteOptions, scanEnds, startSite } from "./site";
import { ONE_ACCOUNT, ONE_REQUIREMENT, THREE_ACCOUNTS } from "./sites";

/** What `reading` specs may name. Started once in a run, when the first asks for it. */
const READ_SITES = {
  "one account": ONE_ACCOUNT,
  "one requirement": ONE_REQUIREMENT,
  "three accounts": THREE_ACCOUNTS,
} as const satisfies Record<string, Partial<SiteOptions>>;

export type ReadSiteName = keyof typeof READ_SITES;
/** A site that others read at the same time: there is nothing by which it could be changed. */
export type ReadSite = Pick<Site, "url" | "dataDir">;

/** Names the address of what holds them, for the workers of this run. */
const HELD_AT = "READINESS_READ_SITES";
/** What a reader may leave on record. */
const READS = ["export.made"];

const isName = (name: string): name is ReadSiteName => Object.hasOwn(READ_SITES, name);

/** Holds the sites for every worker of the run; what it gives ends them, and throws where a spec changed one. */
export async function holdReadSites(): Promise<() => Promise<void>> {
  const held = new Map<ReadSiteName, Promise<Site>>();
  const siteOf = (name: ReadSiteName): Promise<Site> => {
    const site = held.get(name) ?? startSite(READ_SITES[name]);
    held.set(name, site);
    return site;
  };
  const server = createServer(async ({ url }, response) => {
    const name = decodeURIComponent((url ?? "/").slice(1));
    try {
      if (!isName(name)) throw new Error(`no site is called ${name}`);
      const { url, dataDir } = await siteOf(name);
      response.end(JSON.stringify({ url, dataDir } satisfies ReadSite));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env[HELD_AT] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return async () => {
    server.close();
    const changed = await Promise.all([...held].map(([name, site]) => ended(name, site)));
    if (changed.some((one) => one !== null)) throw new Error(changed.filter(Boolean).join("\n"));
  };
}

/** Ends it; says what somebody did in it that is more than reading. */
async function ended(name: ReadSiteName, starting: Promise<Site>): Promise<string | null> {
  const site = await starting.catch(() => null);
  if (!site) return null;
  const answer = await fetch(`${site.url}/api/record?limit=100`);
  const { rows } = (await answer.json()) as { rows: { entry: { what: string } | null }[] };
  await site.stop();
  const done = rows
    .flatMap(({ entry }) => entry?.what ?? [])
    .filter((what) => !READS.includes(what));
  return done.length > 0 ? `A spec that only reads changed "${name}": ${done.join(", ")}` : null;
}

const known = new Map<ReadSiteName, Promise<ReadSite>>();

async function find(name: ReadSiteName): Promise<ReadSite> {
  const answer = await fetch(`${process.env[HELD_AT]}/${encodeURIComponent(name)}`);
  if (!answer.ok) throw new Error(await answer.text());
  const site = (await answer.json()) as ReadSite;
  await scanEnds(site);
  return site;
}

/** The site of this name, its first scan done. */
export function readSite(name: ReadSiteName): Promise<ReadSite> {
  const site = known.get(name) ?? find(name);
  known.set(name, site);
  return site;
}
