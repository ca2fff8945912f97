import Link from "next/link";
import { keepAccount } from "@/components/shell/use-account";
import { StateMark } from "@/components/ui/state-mark";
import type { QuotasView } from "@/lib/contracts/quotas";
import { figure } from "@/lib/domain/words/figure";
import { routes } from "@/lib/routes";

type ZerosElsewhereProps = { view: QuotasView; region: string; account: string | null };

/** Which other Regions have quotas at 0, each leading to them; nothing where none has. */
export function ZerosElsewhere({ view, region, account }: ZerosElsewhereProps) {
  const others = view.regions.filter((other) => other.region !== region && (other.zeros ?? 0) > 0);
  if (others.length === 0) return null;
  return (
    <p className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
      <span className="inline-flex items-center gap-1.5">
        <StateMark state="blocked" />
        Quotas at 0 in other Regions
      </span>
      {others.map(({ region: other, zeros }) => (
        <Link
          key={other}
          prefetch={false}
          className="link whitespace-nowrap"
          href={keepAccount(routes.quotas({ region: other, show: "zero" }), account)}
        >
          {other} <b className="font-medium text-ink">{figure(zeros ?? 0)}</b>
        </Link>
      ))}
    </p>
  );
}
