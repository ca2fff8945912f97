import { LinkOut } from "@/components/ui/link-out";

/** A quota's code; it leads to the quota's own page in Service Quotas where that is known. */
export function QuotaCode({ code, href }: { code: string; href: string | null }) {
  const text = <code className="text-ink-3">{code}</code>;
  return href ? (
    <LinkOut href={href} title="Open in Service Quotas">
      {text}
    </LinkOut>
  ) : (
    text
  );
}
