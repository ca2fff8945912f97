import { useMemo } from "react";
import { LoadField } from "@/components/requirements/load-field";
import { PickField } from "@/components/requirements/pick-field";
import { RouteField } from "@/components/requirements/route-field";
import { TextField } from "@/components/requirements/text-field";
import type { useRequirementForm } from "@/components/requirements/use-requirement-form";
import { accountLabel } from "@/lib/domain/account-label";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

type DraftFieldsProps = { form: ReturnType<typeof useRequirementForm>; snapshot: MatrixSnapshot };

export function DraftFields({ form, snapshot }: DraftFieldsProps) {
  const { draft, change, touch, problemOf } = form;
  const { models, regions, accounts, kinds } = snapshot;
  const known = useMemo(
    () => ({
      models: models.map(({ modelId, name }) => ({ value: modelId, label: name })),
      regions: regions.map(({ region }) => ({ value: region, label: region })),
      accounts: accounts.map((account) => ({
        value: accountLabel(account),
        label: accountLabel(account),
        ...(account.places && { hint: account.places.join(", ") }),
      })),
      routes: [...new Set(kinds.flatMap(({ routes }) => routes))].sort(),
    }),
    [models, regions, accounts, kinds],
  );
  const picks = (field: "models" | "regions" | "accounts") => ({
    values: draft[field],
    choices: known[field],
    problem: problemOf(field),
    onChange: (values: readonly string[]) => change({ [field]: values }),
    onLeave: () => touch(field),
  });
  return (
    <div className="mt-4 grid gap-3">
      <TextField
        label="Name"
        value={draft.name}
        problem={problemOf("name")}
        onChange={(name) => change({ name })}
        onLeave={() => touch("name")}
      />
      <PickField label="Models" noun="Model" {...picks("models")} />
      <PickField label="Regions" noun="Region" {...picks("regions")} />
      <PickField label="Accounts" noun="Account" {...picks("accounts")} />
      <RouteField
        rule={draft.routes}
        regions={draft.regions}
        known={known.routes}
        problem={problemOf("routes")}
        onChange={(routes) => change({ routes })}
        onLeave={() => touch("routes")}
      />
      <TextField
        label="Tokens a minute"
        num
        value={draft.tokens}
        problem={problemOf("tokens")}
        onChange={(tokens) => change({ tokens })}
        onLeave={() => touch("tokens")}
      />
      <LoadField
        load={draft.load}
        problem={problemOf("load")}
        onChange={(load) => change({ load })}
        onLeave={() => touch("load")}
      />
    </div>
  );
}
