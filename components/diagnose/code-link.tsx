import { AccountLink } from "@/components/shell/account-link";
import type { Code } from "@/lib/domain/codes";
import { routes } from "@/lib/routes";

/** The way from an answer to the page of its code. */
export function CodeLink({ code }: { code: Code }) {
  return (
    <AccountLink
      className="link font-mono text-xs text-ink-2"
      prefetch={false}
      href={routes.error(code)}
    >
      {code}
    </AccountLink>
  );
}
