import { Clock, Globe, LayoutGrid, ListChecks, type LucideIcon } from "lucide-react";
import { routes } from "@/lib/routes";

/** What a page's figure in the navigation counts. */
export type Badge = "in-flight" | "not-met" | "acts";

/**
 * Where a page stands on windows wider than a phone: in the bar, in the bar down to a width and under More below it, or
 * always under More.
 */
type BarPlace =
  | "bar"
  | "bar-from-861"
  | "bar-from-1001"
  | "bar-from-1301"
  | "bar-from-1401"
  | "more";

type Page = {
  name: string;
  href: string;
  place: BarPlace;
  /** On phones it is one of the four tabs beside More, with this sign. */
  tab?: LucideIcon;
  badge?: Badge;
};

/** Every page that is reached by name, in the order of the bar and of More. */
export const PAGES: readonly Page[] = [
  { name: "Matrix", href: routes.matrix(), place: "bar", tab: LayoutGrid },
  {
    name: "Required",
    href: routes.requirements(),
    place: "bar",
    tab: ListChecks,
    badge: "not-met",
  },
  { name: "Plan", href: routes.plan(), place: "bar" },
  { name: "Pending", href: routes.pending(), place: "bar", tab: Clock, badge: "in-flight" },
  { name: "Acts", href: routes.acts(), place: "bar-from-1001", badge: "acts" },
  { name: "Regions", href: routes.regions(), place: "bar-from-861", tab: Globe },
  { name: "Quotas", href: routes.quotas(), place: "bar-from-1301" },
  { name: "Changes", href: routes.changes(), place: "bar-from-1401" },
  { name: "Errors", href: routes.errors(), place: "more" },
  { name: "Diagnose", href: routes.diagnose(), place: "more" },
  { name: "Compare", href: routes.compare(), place: "more" },
  { name: "Check a principal", href: routes.principal(), place: "more" },
  { name: "Accounts", href: routes.accounts(), place: "more" },
  { name: "Record", href: routes.record(), place: "more" },
  { name: "Settings", href: routes.settings(), place: "more" },
];

/** Classes that show a page in the bar, or under More, only where it has its place. */
export const SHOWN: Readonly<Record<BarPlace, { bar: string; more: string }>> = {
  bar: { bar: "", more: "hidden" },
  "bar-from-861": { bar: "max-[861px]:hidden", more: "min-[861px]:hidden" },
  "bar-from-1001": { bar: "max-[1001px]:hidden", more: "min-[1001px]:hidden" },
  "bar-from-1301": { bar: "max-[1301px]:hidden", more: "min-[1301px]:hidden" },
  "bar-from-1401": { bar: "max-2xl:hidden", more: "2xl:hidden" },
  more: { bar: "hidden", more: "" },
};

/** Whether `pathname` lies on the page that `href` leads to. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}

/** How many there are of what the badges count, in the accounts shown; null before that is known. */
export type Badges = Readonly<Record<Badge, number | null>>;
