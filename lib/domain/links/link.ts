import { partitionOf } from "@/lib/domain/region";
import { CONSOLE_LINKS, type ConsoleLinkName, consolePage } from "./console";
import { DOCS_LINKS, type DocsLinkName } from "./docs";
import type { Link, LinkTarget } from "./target";

const SITE_LINKS = {
  health: {
    label: "AWS Health Dashboard",
    href: () => "https://health.aws.amazon.com/health/status",
    elsewhere: "https://docs.aws.amazon.com/health/latest/ug/what-is-aws-health.html",
  },
  marketplaceProduct: {
    label: "Product on AWS Marketplace",
    href: ({ productId }: LinkTarget) =>
      productId
        ? `https://aws.amazon.com/marketplace/pp?sku=${encodeURIComponent(productId)}`
        : null,
    elsewhere: DOCS_LINKS.productIds.docs,
  },
  sales: {
    label: "AWS Sales",
    href: () => "https://aws.amazon.com/contact-us/sales-support/",
    elsewhere: DOCS_LINKS.modelAccess.docs,
  },
} as const;

type SiteLinkName = keyof typeof SITE_LINKS;
export type LinkName = ConsoleLinkName | DocsLinkName | SiteLinkName;

/** Every name a step may link to. */
export const LINK_NAMES = [
  ...Object.keys(CONSOLE_LINKS),
  ...Object.keys(DOCS_LINKS),
  ...Object.keys(SITE_LINKS),
] as readonly LinkName[];

/**
 * The address of a link in its partition. Where the console page is not known for sure the documentation leads.
 * With an access portal and an account id, console pages open in the right account:
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/createshortcutlink.html
 */
export function linkTo(name: LinkName, target: LinkTarget): Link {
  const at = trusted(target);
  if (isDocs(name))
    return { label: DOCS_LINKS[name].label, href: DOCS_LINKS[name].docs, kind: "docs" };
  if (isSite(name)) return site(name, at);
  const { label, docs } = CONSOLE_LINKS[name];
  const page = consolePage(name, at);
  return page
    ? { label, href: throughPortal(page, at), kind: "console" }
    : { label, href: docs, kind: "docs" };
}

/** A region of another partition, or no region at all, is not put into a host name. */
export function trusted(target: LinkTarget): LinkTarget {
  const fits = target.region !== null && partitionOf(target.region) === target.partition;
  return { ...target, region: fits ? target.region : null };
}

function site(name: SiteLinkName, at: LinkTarget): Link {
  const { label, href, elsewhere } = SITE_LINKS[name];
  const address = at.partition === "aws" ? href(at) : null;
  return address
    ? { label, href: address, kind: "site" }
    : { label, href: elsewhere, kind: "docs" };
}

function throughPortal(page: string, { portal, accountId }: LinkTarget): string {
  if (!portal || !accountId) return page;
  const query = new URLSearchParams({
    account_id: accountId,
    role_name: portal.role,
    destination: page,
  });
  return `${portal.startUrl.replace(/[/#]+$/, "")}/#/console?${query}`;
}

function isDocs(name: LinkName): name is DocsLinkName {
  return name in DOCS_LINKS;
}

function isSite(name: LinkName): name is SiteLinkName {
  return name in SITE_LINKS;
}
