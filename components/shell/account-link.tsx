"use client";

import type { ComponentProps } from "react";
import { keepAccount, useAccount } from "@/components/shell/use-account";
import { Link } from "@/components/ui/link";
import { useMatrix } from "@/lib/queries/matrix";

type AccountLinkProps = Omit<ComponentProps<typeof Link>, "href"> & { href: string };

/** A link to another page that keeps the accounts which the reader chose. */
export function AccountLink({ href, ...props }: AccountLinkProps) {
  const { data: snapshot } = useMatrix();
  const { address } = useAccount(snapshot);
  return <Link {...props} href={keepAccount(href, address)} />;
}
