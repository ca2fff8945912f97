"use client";

import NextLink from "next/link";
import type { ComponentProps } from "react";
import { useRested } from "@/components/ui/rest";

/** A link to a page of ours, which is fetched ahead once this one rests: what is looked at comes first. */
export function Link(props: ComponentProps<typeof NextLink>) {
  const rested = useRested();
  return <NextLink {...props} {...(!rested && { prefetch: false })} />;
}
