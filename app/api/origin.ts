/** As the reader sees it: the Host was checked, and a proxy in front says when it is HTTPS. */
export function originOf({ headers, url }: Request): string {
  const secure = headers.get("x-forwarded-proto") === "https";
  return `${secure ? "https" : "http"}://${headers.get("host") ?? new URL(url).host}`;
}
