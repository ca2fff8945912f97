import type { ReactNode } from "react";
import { LowMark } from "@/components/quotas/low-mark";
import { keepAccount } from "@/components/shell/use-account";
import { Link } from "@/components/ui/link";
import { StateMark } from "@/components/ui/state-mark";
import type { QuotasView } from "@/lib/contracts/quotas";
import { figure } from "@/lib/domain/words/figure";
import { routes } from "@/lib/routes";

type LowElsewhereProps = { view: QuotasView; region: string; account: string | null };

/** Which other Regions have quotas at 0 or under what is required, each leading to them; nothing where none has. */
export function LowElsewhere({ view, region, account }: LowElsewhereProps) {
  const others = view.regions.filter((other) => other.region !== region);
  const countsOf = (by: "zeros" | "short") =>
    others.flatMap((other) => {
      const count = other[by] ?? 0;
      return count > 0 ? [{ region: other.region, count }] : [];
    });
  return (
    <div className="mb-2 flex flex-wrap gap-x-6 gap-y-1 text-ink-2 empty:hidden">
      <Told show="short" mark={<LowMark />} places={countsOf("short")} account={account}>
        Short of need in other Regions
      </Told>
      <Told
        show="zero"
        mark={<StateMark state="blocked" />}
        places={countsOf("zeros")}
        account={account}
      >
        Quotas at 0 in other Regions
      </Told>
    </div>
  );
}

type ToldProps = {
  show: "zero" | "short";
  mark: ReactNode;
  places: readonly { region: string; count: number }[];
  account: string | null;
  children: string;
};

function Told({ show, mark, places, account, children }: ToldProps) {
  if (places.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="inline-flex items-center gap-1.5">
        {mark}
        {children}
      </span>
      {places.map(({ region, count }) => (
        <Link
          key={region}
          prefetch={false}
          className="link inline-block min-h-6 whitespace-nowrap"
          href={keepAccount(routes.quotas({ region, show }), account)}
        >
          {region} <b className="font-medium text-ink">{figure(count)}</b>
        </Link>
      ))}
    </p>
  );
}
