"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { CheckPart } from "@/components/settings/check-part";
import { download } from "@/components/settings/download";
import { externalIdFor } from "@/components/settings/external-id";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Command } from "@/components/ui/command";
import { CopyButton } from "@/components/ui/copy-button";
import type { SettingsView } from "@/lib/contracts/settings";
import {
  accountEntry,
  type NewAccount,
  ROLE_NAME,
  roleArnOf,
} from "@/lib/domain/policy/account-entry";
import { SCAN_ACTIONS } from "@/lib/domain/policy/actions";
import { callerPolicy, roleTemplate, scanPolicy, trustPolicy } from "@/lib/domain/policy/policy";

type AddAccountPartsProps = {
  view: SettingsView;
  account: Omit<NewAccount, "externalId">;
  /** The account in which this dashboard runs. */
  own: string;
};

const asJson = (value: unknown): string => JSON.stringify(value, null, 2);

/** The four parts, each a text to take along; the last asks whether the account answers. */
export function AddAccountParts({ view, account, own }: AddAccountPartsProps) {
  const { accountId, partition } = account;
  const externalId = externalIdFor(accountId);
  const trust = { accountId: own, externalId };
  const { file } = view.configuration;
  const unnamed = view.inUse.namesAccounts ? null : { accountId: own };
  return (
    <>
      <Part number={1} title="Create the role there">
        <p>
          Deploy the template in {accountId}, in any Region. It makes <code>{ROLE_NAME}</code> with{" "}
          {SCAN_ACTIONS.length} read actions and nothing else.
        </p>
        <Consequence verb="Creates an IAM role">in that account.</Consequence>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button
            size="lg"
            className="max-sm:w-full"
            onClick={() =>
              download(`bedrock-readiness-role-${accountId}.json`, asJson(roleTemplate(trust)))
            }
          >
            Download CloudFormation
          </Button>
          <CopyButton
            text={asJson(scanPolicy())}
            label="Copy policy only"
            variant="plain"
            size="lg"
          >
            Copy policy only
          </CopyButton>
        </div>
      </Part>
      <Part number={2} title="Trust" end="is in the template">
        <p className="mb-2">
          The external id was made for this account just now, and is shown once more in the lines
          for the file. It is kept nowhere: after a reload of this page it is another.
        </p>
        <Command text={asJson(trustPolicy(trust, partition))} label="Copy trust policy" />
        <details className="mt-2">
          <summary className="cursor-pointer text-ink-2">
            What the dashboard’s own credentials need
          </summary>
          <Command
            text={asJson(callerPolicy(roleArnOf(account)))}
            label="Copy the policy of the dashboard’s credentials"
            className="mt-2"
          />
        </details>
      </Part>
      <Part number={3} title="Add to the file" end={<code className="break-all">{file}</code>}>
        {unnamed && (
          <p className="mb-2">
            The file names no account yet. Once it names one, only those that it names are read, so
            {` ${own}`} stands there too.
          </p>
        )}
        <Command
          text={accountEntry({ ...account, externalId }, unnamed)}
          label="Copy lines for the file"
        />
      </Part>
      <Part number={4} title="Check that it answers" sunken>
        <CheckPart accountId={accountId} view={view} />
      </Part>
    </>
  );
}

type PartProps = {
  number: number;
  title: string;
  end?: ReactNode;
  sunken?: boolean;
  children: ReactNode;
};

function Part({ number, title, end, sunken = false, children }: PartProps) {
  return (
    <section
      aria-label={title}
      className={cn("border-t border-line px-6 py-4 max-sm:px-4", sunken && "bg-sunken pb-8")}
    >
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="text-md font-semibold text-ink">
          <span className="mr-2 font-medium text-ink-3">{number}</span>
          {title}
        </h3>
        {end && <span className="text-xs text-ink-3">{end}</span>}
      </div>
      {children}
    </section>
  );
}

function Consequence({ verb, children }: { verb: string; children: string }) {
  return (
    <p className="mt-2 flex items-baseline gap-1.5 text-sm">
      <TriangleAlert
        aria-hidden
        className="size-3 flex-none translate-y-0.5 text-ink-2"
        strokeWidth={2}
      />
      <span>
        <b className="font-medium">{verb}</b> {children}
      </span>
    </p>
  );
}
