"use client";

import type { ComponentProps, MouseEvent } from "react";
import { notePress } from "@/components/acts/pressed";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import { routes } from "@/lib/routes";

/** Where the review of an act begins, before there is a preview. */
export function reviewHref(account: string, targets: readonly ActTarget[]): string {
  const [target] = targets;
  switch (target?.kind) {
    case "request-quota-increase": {
      const { kind, region, quotaCode, value } = target;
      return routes.review({ kind, account, region, quota: quotaCode, value: String(value) });
    }
    case "enable-region":
      return routes.review({ kind: target.kind, account, region: target.region });
    case "submit-use-case-form":
      return routes.actForm({ account, region: target.region });
    default:
      return routes.review({
        kind: "accept-agreement",
        account,
        models: targets.flatMap((one) => ("modelId" in one ? one.modelId : [])).join(","),
      });
  }
}

type ReviewLinkProps = Omit<ComponentProps<typeof Link>, "href"> & {
  account: string;
  targets: readonly ActTarget[];
  look?: NonNullable<Parameters<typeof buttonClass>[0]>;
  /** Reads AWS when pressed; false: what was previewed is shown. */
  fresh?: boolean;
};

/** Leads to a review. A plain press begins it; the address alone, opened in another tab or followed by a machine, does not. */
export function ReviewLink({
  account,
  targets,
  look,
  fresh = true,
  className,
  ...rest
}: ReviewLinkProps) {
  const href = reviewHref(account, targets);
  const press = (event: MouseEvent) => {
    const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (plain && fresh) notePress(href);
  };
  return (
    <Link
      {...rest}
      href={href}
      prefetch={false}
      onClick={press}
      className={cn(buttonClass(look), className)}
    />
  );
}
