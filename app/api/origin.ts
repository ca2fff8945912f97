/**
 * As the reader sees it: by PUBLIC_URL where that is set, since a proxy in front may call the dashboard by another name; else
 * by the Host, which was checked.
 */
export function originOf(
  { headers, url }: Pick<Request, "headers" | "url">,
  { publicUrl }: { publicUrl: string | null },
): string {
  if (publicUrl !== null) return new URL(publicUrl).origin;
  const secure = headers.get("x-forwarded-proto") === "https";
  return `${secure ? "https" : "http"}://${headers.get("host") ?? new URL(url).host}`;
}
