import { CopyButton } from "@/components/ui/copy-button";
import { Block } from "@/components/ui/page";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import { knownProfiles } from "@/lib/domain/diagnosis/known-profiles";
import type { Diagnosis } from "@/lib/domain/diagnosis/types";
import { accountOfText, modelOfText } from "@/lib/domain/grid/place-of-text";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

type ProfileIdsProps = { diagnosis: Diagnosis; snapshot: MatrixSnapshot; account: string | null };

/** Where only a profile will do: the ids that this account can call, by the last scan. */
export function ProfileIds({ diagnosis: { cause, read }, snapshot, account }: ProfileIdsProps) {
  if (cause !== "inference-profile-required" || read.modelId === null) return null;
  const own = accountOfText(snapshot, { read, account });
  const model = modelOfText(snapshot, read.modelId);
  if (!own || "none" in own || !model) return null;
  const at = { account: own.key, modelId: model.modelId, region: read.region };
  const found = knownProfiles(snapshot, at);
  return (
    <Block title="Profile ids to call instead" note="by the last scan">
      {found.length === 0 && (
        <p className="text-ink-2">
          {`The scan knows no open profile of ${model.name}${read.region ? ` in ${read.region}` : ""}.`}
        </p>
      )}
      <ul>
        {found.map(({ id, regions }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 border-b border-line py-1.5">
            <code className="min-w-0">
              <UnbrokenId>{id}</UnbrokenId>
            </code>
            <span className="ml-auto text-ink-2">
              {regions.length === 1 ? regions[0] : `in ${regions.length} Regions`}
            </span>
            <CopyButton text={id} label={`Copy ${id}`} />
          </li>
        ))}
      </ul>
    </Block>
  );
}
