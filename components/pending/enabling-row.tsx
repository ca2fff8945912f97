import { ActButtons } from "@/components/acts/act-buttons";
import { Link } from "@/components/ui/link";
import { StateText } from "@/components/ui/state-chip";
import { Sub, Td, Tr } from "@/components/ui/table";
import type { EnablingRegion } from "@/lib/contracts/pending";
import { routes } from "@/lib/routes";

/** A Region that AWS is enabling: it has no deadline, and no clock. */
export function EnablingRow({ enabling }: { enabling: EnablingRegion }) {
  const { account, accountName, region, city } = enabling;
  return (
    <Tr>
      <Td>
        <Link href={routes.region(region, account)} className="link font-mono text-sm">
          {region}
        </Link>
        <Sub>{city}, opt-in Region</Sub>
        <Sub>{accountName ?? account}</Sub>
      </Td>
      <Td>
        <StateText state="pending">Enabling</StateText>
        <Sub mono>RegionEnabling</Sub>
      </Td>
      <Td className="text-ink-3 max-sm:col-span-2">AWS names no deadline: minutes to hours</Td>
      <Td className="max-sm:hidden" />
      <Td className="max-sm:col-span-2">
        Models are read as soon as the Region answers. Anthropic models there need their own use
        case form.
        <div className="mt-1.5 flex flex-wrap gap-2 empty:hidden">
          <ActButtons
            account={account}
            target={{ kind: "submit-use-case-form", region }}
            name={region}
          />
        </div>
      </Td>
    </Tr>
  );
}
