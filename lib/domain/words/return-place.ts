const PAGE_NAMES: Readonly<Record<string, string>> = {
  "/": "the matrix",
  "/pending": "the agreements in flight",
  "/regions": "the Regions",
  "/quotas": "the quotas",
  "/errors": "the error codes",
  "/diagnose": "the diagnosis",
  "/changes": "the changes",
  "/accounts": "the accounts",
  "/people": "the people",
  "/tokens": "the tokens",
};

/** What a path of the dashboard leads to, as the end of "Then back to …". It names only what the address says itself. */
export function returnPlace(path: string): string {
  const { pathname, searchParams } = new URL(path, "http://here.invalid");
  const [, region, model] = searchParams.get("cell")?.split("~") ?? [];
  if (pathname === "/" && region && model) return `the cell of ${model} in ${region}`;
  const page = /^\/(regions|errors)\/([\w-]+)$/.exec(pathname);
  return page?.[2] ?? PAGE_NAMES[pathname] ?? "the page you asked for";
}
