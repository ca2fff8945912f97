import type { ReactNode } from "react";
import { AccountLink } from "@/components/shell/account-link";
import { buttonClass } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Command } from "@/components/ui/command";
import { CopyButton } from "@/components/ui/copy-button";
import { Unbroken } from "@/components/ui/unbroken";
import type { HowToCallView } from "@/lib/contracts/how-to-call";
import { maskAccountIds } from "@/lib/domain/export/mask";
import { exemptionText } from "@/lib/domain/how-to-call/exemption";
import { CALL_ACTIONS } from "@/lib/domain/how-to-call/grant";
import { policyTerraform } from "@/lib/domain/how-to-call/kit-terraform";
import { PROFILE_KEY } from "@/lib/domain/how-to-call/policy";
import { routes } from "@/lib/routes";

type CallerPolicyProps = { view: HowToCallView; call: HowToCallView["calls"][number] };

/** What a caller must be allowed on, as a list and to copy, and what a policy of the organisation must exempt. */
export function CallerPolicy({ view, call }: CallerPolicyProps) {
  const { grant, policy, exemption } = call;
  if (!grant || !policy) return null;
  const shown = view.maskAccountIds ? maskAccountIds : (text: string) => text;
  const json = shown(JSON.stringify(policy, null, 2));
  const terraform = shown(policyTerraform(policy, `${call.route} ${view.modelName}`));
  return (
    <>
      <h3 className="mt-3.5 mb-1 flex flex-wrap items-baseline justify-between gap-x-3">
        The caller’s least policy
        {grant.models.length > 1 && (
          <span className="text-xs font-normal text-ink-3">
            any one missing destination refuses now and then
          </span>
        )}
      </h3>
      <dl className="grid grid-cols-[64px_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
        <Line name="Allow">
          {CALL_ACTIONS.map((action) => (
            <Code key={action} className="block break-words">
              {action}
            </Code>
          ))}
        </Line>
        {grant.profile !== null && (
          <Line name="Profile">
            <Code className="break-words">
              <Unbroken>{shown(grant.profile)}</Unbroken>
            </Code>
          </Line>
        )}
        <Line name={grant.profile === null ? "Model" : "Model in"}>
          {grant.profile !== null && <p>{grant.regions.join(", ")}</p>}
          {grant.profile === null || grant.models.length < 2 ? (
            <Code className="break-words">
              <Unbroken>{grant.models[0] ?? ""}</Unbroken>
            </Code>
          ) : (
            <Models models={grant.models} />
          )}
        </Line>
        {grant.profile !== null && (
          <Line name="Only if">
            <Code>{PROFILE_KEY}</Code> is this profile
          </Line>
        )}
      </dl>
      <details className="mt-1.5">
        <summary className="cursor-pointer py-1.5 text-sm text-ink-2">
          JSON, {json.split("\n").length} lines
        </summary>
        <Command text={json} label="Copy policy" sunken scrolls />
      </details>
      <div className="mt-2 flex flex-wrap gap-2" data-print="hide">
        <CopyButton text={json} label="Copy JSON" variant="plain">
          Copy JSON
        </CopyButton>
        <CopyButton text={terraform} label="Copy Terraform" variant="plain">
          Terraform
        </CopyButton>
        <AccountLink
          href={routes.principal({ model: view.modelId, region: view.region })}
          className={buttonClass()}
        >
          Check a principal…
        </AccountLink>
      </div>
      {exemption && (
        <details className="mt-2">
          <summary className="cursor-pointer py-1.5 text-sm text-ink-2">SCP exemption</summary>
          <p className="mb-2 text-sm text-ink-2">{exemptionText(exemption)}</p>
          <Command
            text={JSON.stringify(exemption.condition, null, 2)}
            label="Copy condition"
            sunken
            scrolls
          />
        </details>
      )}
    </>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

/** ARNs that differ in the Region alone, as one pattern. */
function Models({ models }: { models: readonly string[] }) {
  const [first = ""] = models;
  const parts = first.split(":");
  const pattern = parts.map((part, at) => (at === 3 ? "‹each›" : part)).join(":");
  return (
    <Code className="block break-words text-ink-3">
      <Unbroken>{pattern}</Unbroken>
    </Code>
  );
}
