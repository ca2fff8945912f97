"use client";

import { IfMay } from "@/components/access/if-may";
import { PrincipalForm } from "@/components/principal/principal-form";
import { RouteChecks } from "@/components/principal/route-checks";
import { Notice } from "@/components/ui/notice";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { mayNot } from "@/lib/domain/access/words";
import { NOT_SEEN } from "@/lib/domain/principal/standing";
import { useCheckPrincipal } from "@/lib/queries/principal";
import { problemText } from "@/lib/queries/problem";

/** Whether a role or a user may call, by AWS's simulator. What that can't see stands before any answer. */
export function PrincipalScreen() {
  const { send, isPending, data: outcome } = useCheckPrincipal();
  return (
    <Page>
      <PageHeader title="Check a principal">
        <p>
          Whether a role or a user may call models, by AWS’s simulator of policies: for each route
          the profile, and the model in every Region to which a call may be sent. It changes no
          state.
        </p>
      </PageHeader>
      <h2 className="mb-1">What it can’t see</h2>
      <ul className="mb-5 list-disc pl-5 text-ink-2">
        {NOT_SEEN.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <IfMay right="ask" on={null} otherwise={<p>{mayNot("ask", null)}</p>}>
        <PrincipalForm onCheck={(input) => void send(input)} busy={isPending} />
      </IfMay>
      <div aria-live="polite">
        {outcome && !outcome.ok && (
          <Notice className="mt-5" title="Nothing was checked.">
            {problemText(outcome.problem)}
          </Notice>
        )}
        {outcome?.ok && (
          <Block title="By route" note={outcome.value.principal}>
            {[...outcome.value.notes, ...outcome.value.unread].map((text) => (
              <p key={text} className="mb-2 text-ink-2">
                {text}
              </p>
            ))}
            <RouteChecks check={outcome.value} />
          </Block>
        )}
      </div>
    </Page>
  );
}
