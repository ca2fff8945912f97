"use client";

import { useState } from "react";
import { CreateToken } from "@/components/tokens/create-token";
import { NewToken } from "@/components/tokens/new-token";
import { TokensTable } from "@/components/tokens/tokens-table";
import { Code } from "@/components/ui/code";
import { Notice } from "@/components/ui/notice";
import { Block, Page, PageHeader } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { figure } from "@/lib/domain/words/figure";
import { forbiddenIn } from "@/lib/queries/client";
import { useTokens } from "@/lib/queries/people";

export type MadeToken = {
  name: string;
  text: string;
  expiresAt: number;
  accounts: readonly string[] | null;
};

/** Tokens for machines: what they open, until when, and when they were used last. */
export function TokensScreen() {
  const { data: view, error } = useTokens();
  const [made, setMade] = useState<MadeToken | null>(null);
  const refused = forbiddenIn(error);
  if (refused)
    return (
      <Page>
        <PageHeader title="Tokens">{refused}</PageHeader>
      </Page>
    );
  return (
    <Page>
      <PageHeader title="Tokens">
        For machines: read-only, on GET routes. Kept as a hash; the text is shown once. Leaked ones
        are found by the prefix <Code>brt_</Code> and a checksum.
      </PageHeader>
      {error && (
        <Notice title="Tokens can't be read now.">
          {view ? "What was read before is shown." : "They are asked for again by themselves."}
        </Notice>
      )}
      {made && view && (
        <NewToken
          made={made}
          address={view.address}
          now={view.serverNow}
          onHide={() => setMade(null)}
        />
      )}
      <Block title="Tokens" note={view && figure(view.tokens.length)}>
        {view ? (
          <TokensTable tokens={view.tokens} serverNow={view.serverNow} />
        ) : (
          <Skeleton className="w-80" />
        )}
      </Block>
      <Block title="Create a token" note={<Code>bedrock-readiness token create</Code>}>
        <CreateToken accounts={view?.accounts ?? []} onMade={setMade} />
      </Block>
    </Page>
  );
}
