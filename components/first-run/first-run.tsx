"use client";

import { RotateCw } from "lucide-react";
import { useState } from "react";
import { progressText } from "@/components/shell/progress-text";
import { ScanProgressText, useScanNow } from "@/components/shell/scan-control";
import { Age } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Command } from "@/components/ui/command";
import { NarrowPage } from "@/components/ui/narrow-page";
import { Block } from "@/components/ui/page";
import type { SetupView } from "@/lib/contracts/setup";
import { accountLabel } from "@/lib/domain/account-label";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { counted } from "@/lib/domain/words/counted";
import { OWNER_WORD } from "@/lib/domain/words/owners";
import { useSetup } from "@/lib/queries/setup";
import { Permissions, Places } from "./credential-list";

/** Before there is anything for a matrix: what was found, what is wrong, and the one thing to do. */
export function FirstRun({ snapshot }: { snapshot: MatrixSnapshot }) {
  const { data: setup } = useSetup();
  const scanNow = useScanNow();
  const [policyShown, setPolicyShown] = useState(false);
  const words = setup ?? wordsOf(snapshot);
  const scan = snapshot.scan;
  return (
    <NarrowPage>
      <h1>{words.title}</h1>
      <p className="mt-2 text-lg">{words.sentence}</p>
      {scan && (
        <div className="mt-4">
          <ScanProgressText scan={scan} text={progressText(scan)} />
        </div>
      )}
      {setup?.next && <Next next={setup.next} />}
      <div className="mt-4 flex flex-wrap gap-2">
        {scanNow.may && (
          <Button
            variant="primary"
            size="lg"
            busy={scan !== null || scanNow.busy}
            onClick={() => scanNow.run(EVERYTHING)}
          >
            <RotateCw aria-hidden strokeWidth={1.75} />
            Look again
          </Button>
        )}
        {setup && (
          <Button
            size="lg"
            aria-expanded={policyShown}
            onClick={() => setPolicyShown(!policyShown)}
          >
            {policyShown ? "Hide" : "Show"} least IAM policy
          </Button>
        )}
      </div>
      {setup && policyShown && (
        <Command text={setup.policy} label="Copy policy" sunken className="mt-4" />
      )}
      {setup && <Found setup={setup} />}
      <Block title="What a scan does">
        <p className="max-w-[68ch] text-ink-2">
          It reads catalogues, profiles, availability, agreements and quotas. It invokes no model,
          accepts no terms and starts no subscription.
        </p>
      </Block>
    </NarrowPage>
  );
}

function Next({ next }: { next: NonNullable<SetupView["next"]> }) {
  return (
    <>
      <p className="mt-2 text-ink-2">
        {OWNER_WORD[next.owner]}: {next.text}
      </p>
      {next.command && <Command text={next.command} sunken className="mt-3" />}
    </>
  );
}

function Found({ setup }: { setup: SetupView }) {
  const { credentials, places, permissions, regionsCount, lookedAt, serverNow } = setup;
  const when = lookedAt !== null && (
    <>
      in the SDK's order, <Age at={lookedAt} serverNow={serverNow} />
    </>
  );
  return (
    <>
      {credentials.status === "found" && (
        <Block title="What was found">
          <p>
            Account <Code>{credentials.accountId}</Code> by {credentials.source}
            {regionsCount !== null && `. It has ${counted(regionsCount, "Region")}`}.
          </p>
        </Block>
      )}
      {places.length > 0 && (
        <Block title="Where it looked" note={when}>
          <Places places={places} />
        </Block>
      )}
      {permissions.length > 0 && (
        <Block title="What the role may read">
          <Permissions permissions={permissions} />
        </Block>
      )}
    </>
  );
}

/** What the snapshot alone can tell, until the setup has been read. */
function wordsOf(snapshot: MatrixSnapshot): { title: string; sentence: string } {
  const failed = snapshot.accounts.find((account) => account.fault);
  if (failed?.fault) {
    return { title: `${accountLabel(failed)} could not be read`, sentence: failed.fault.message };
  }
  if (snapshot.scan) {
    return {
      title: "The first scan runs",
      sentence: "Models appear as soon as the first Region answers.",
    };
  }
  return { title: "Nothing read yet", sentence: "No scan has listed a model so far." };
}
