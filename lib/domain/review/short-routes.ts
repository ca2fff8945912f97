import type { RequiredCell } from "@/lib/domain/requirement/world";
import { figure } from "@/lib/domain/words/figure";

/** What a route that holds leaves unsaid: the other ones that are short, in tokens a minute. Null where none is. */
export function shortRoutesText({
  tokensPerMinute,
  shortRoutes,
}: Pick<RequiredCell, "tokensPerMinute" | "shortRoutes">): string | null {
  if (!tokensPerMinute || shortRoutes.length === 0) return null;
  const short = shortRoutes.map(
    ({ route, applied }) =>
      `${route}: ${figure(applied)}, ${figure(tokensPerMinute.needed - applied)} short`,
  );
  return `${short.join("; ")}.`;
}
