import { RowOf } from "@/components/acts/form/fields";
import type { Management } from "@/components/acts/form/management";
import { TickLine } from "@/components/acts/review/tick-line";
import { Link } from "@/components/ui/link";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { regionInfo } from "@/lib/domain/known-regions";

/** Regions of the account that need a form of their own: opt-in, and on. */
export const ownFormRegions = (snapshot: MatrixSnapshot, account: string): readonly string[] =>
  snapshot.columns
    .filter((column) => column.account === account && column.status === "ENABLED")
    .map(({ region }) => region)
    .filter((region) => regionInfo(region).optIn);

type WhereProps = {
  home: string;
  optIn: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  management: Management;
};

/** Where the form is filed: one for the account, and one for each opt-in Region. */
export function Where({ home, optIn, chosen, onChange, management }: WhereProps) {
  const toggle = (region: string) => (ticked: boolean) =>
    onChange([home, ...optIn].filter((one) => (one === region ? ticked : chosen.includes(one))));
  return (
    <RowOf label="Where">
      <div className="grid gap-2 pt-1">
        <TickLine checked={chosen.includes(home)} onChange={toggle(home)}>
          <b className="font-medium">The account</b>, filed in {home}. Counts in every Region that
          is on by default.
        </TickLine>
        {optIn.map((region) => (
          <TickLine key={region} checked={chosen.includes(region)} onChange={toggle(region)}>
            {region}, {regionInfo(region).city}. An opt-in Region needs its own form; the same
            answers are sent.
          </TickLine>
        ))}
        <p className="text-sm text-ink-3">
          <FromManagement management={management} />
        </p>
      </div>
    </RowOf>
  );
}

function FromManagement({ management }: { management: Management }) {
  if (management.is === "this")
    return "This is the management account of the organization: what is filed here may count for its members, too; AWS gives no way to read that from a member.";
  if (management.is === "unknown")
    return "Where the management account of the organization filed a form, it may count here too; AWS gives no way to read that from a member.";
  return (
    <>
      Where the management account of the organization, {management.id}, filed a form, it may count
      here too; AWS gives no way to read that from a member.{" "}
      {management.address && (
        <Link href={management.address} className="link">
          Fill it in for {management.id} instead
        </Link>
      )}
    </>
  );
}
