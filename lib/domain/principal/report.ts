import { isoTime } from "@/lib/domain/words/dates";
import { checkExitCode, type PrincipalCheck, type RouteCheck } from "./check";
import { STANDING_WORD } from "./standing";

/** The check for programs. Times are ISO 8601 in UTC. */
export function principalJson({ at, ...check }: PrincipalCheck): string {
  const exitCode = checkExitCode(check);
  const body = { schemaVersion: 1, at: isoTime(at), exitCode, ...check };
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** The check for a terminal: what is not seen stands first. */
export function principalText(check: PrincipalCheck): string {
  const lines = [
    `${check.principal}, by AWS's simulator of policies at ${isoTime(check.at)}.`,
    "It does not see:",
    ...check.notSeen.map((text) => `  ${text}`),
    ...check.notes,
    ...check.unread,
    "",
    ...check.routes.flatMap(routeLines),
  ];
  return `${lines.join("\n")}\n`;
}

function routeLines(route: RouteCheck): readonly string[] {
  const { modelId, region, standing, why, targets } = route;
  const head = `${modelId}@${region} by ${route.route}: ${STANDING_WORD[standing]}.`;
  const own = why === null ? [] : [`  ${why}`];
  const told = targets
    .filter((target) => target.standing !== "not-refused")
    .map((target) => `  ${target.arn}, seen in ${target.region}: ${target.why}`);
  return [head, ...own, ...told];
}
