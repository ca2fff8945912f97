import type { FixStep } from "@/lib/domain/catalogue/fix";

/** A step that leads nowhere. */
export const plain = (text: string): FixStep => ({ text, href: null, linkLabel: null });
