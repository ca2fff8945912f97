import { routes } from "@/lib/routes";

export const PAGES = [
  { name: "Matrix", href: routes.matrix() },
  { name: "Required", href: routes.requirements() },
  { name: "Plan", href: routes.plan() },
  { name: "Pending", href: routes.pending() },
  { name: "Regions", href: routes.regions() },
  { name: "Quotas", href: routes.quotas() },
  { name: "Errors", href: routes.errors() },
  { name: "Diagnose", href: routes.diagnose() },
  { name: "Changes", href: routes.changes() },
] as const;

/** Those of the bar, and those that are reached from elsewhere. */
export const ALL_PAGES = [...PAGES, { name: "Accounts", href: routes.accounts() }] as const;

export type PageName = (typeof PAGES)[number]["name"];

/** Whether `pathname` lies on the page that `href` leads to. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}
