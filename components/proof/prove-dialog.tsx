"use client";

import { AlertDialog } from "radix-ui";
import { type ReactNode, useEffect, useState } from "react";
import { useClockText } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import { useReturnFocus } from "@/components/ui/use-return-focus";
import type { PlannedCalls } from "@/lib/contracts/proofs";
import type { CellRef } from "@/lib/domain/cell-ref";
import { PROMPT, PROOF_MARK } from "@/lib/domain/proof/body";
import { dollarText, proofWords } from "@/lib/domain/proof/words";
import type { EpochMs } from "@/lib/domain/time";
import { counted } from "@/lib/domain/words/counted";
import { figure } from "@/lib/domain/words/figure";
import { problemText } from "@/lib/queries/problem";
import { useConfirmProof, usePlanProof } from "@/lib/queries/proofs";

type ProveDialogProps = { cell: CellRef; image: boolean; onClose: () => void };

/** The small confirmation: every call whole, where it may go and what it costs, before any is made. */
export function ProveDialog({ cell, image, onClose }: ProveDialogProps) {
  useReturnFocus();
  const { send: plan } = usePlanProof();
  const confirm = useConfirmProof(cell);
  const say = useToast();
  const [shown, setShown] = useState<PlannedCalls | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { account, region, modelId } = cell;
  useEffect(() => {
    let left = false;
    void plan({ account, region, modelId, image }).then((planned) => {
      if (left) return;
      if (planned.ok) setShown(planned.value);
      else setProblem(problemText(planned.problem));
    });
    return () => {
      left = true;
    };
  }, [plan, account, region, modelId, image]);
  const run = async () => {
    if (!shown) return;
    setProblem(null);
    const done = await confirm.send({ account, id: shown.id, hash: shown.hash });
    if (!done.ok) return setProblem(problemText(done.problem));
    say(
      `${counted(done.value.tried, "call")} of ${shown.modelName} made`,
      "The sheet says what came of it.",
    );
    onClose();
  };
  return (
    <AlertDialog.Root open onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-60 bg-canvas/60" />
        <AlertDialog.Content
          aria-describedby={undefined}
          className="fixed top-24 left-1/2 z-60 max-h-[calc(100vh-112px)] w-[min(560px,calc(100vw-24px))] -translate-x-1/2 overflow-y-auto rounded-lg bg-surface px-6 py-5 shadow-pop scroll-thin max-sm:inset-x-0 max-sm:top-auto max-sm:bottom-0 max-sm:left-0 max-sm:max-h-[calc(100vh-48px)] max-sm:w-screen max-sm:translate-x-0 max-sm:rounded-b-none max-sm:px-4"
        >
          <AlertDialog.Title className="text-lg font-semibold">
            {shown ? `Try ${shown.modelName} from ${shown.region}` : "Try a call"}
          </AlertDialog.Title>
          {!shown && problem === null && <Skeleton className="mt-4 w-4/5" />}
          {shown && <Plan shown={shown} />}
          {problem !== null && (
            <div className="mt-4">
              <Notice title="Nothing more was tried.">{problem}</Notice>
            </div>
          )}
          <div className="mt-4 flex justify-end gap-2 max-sm:flex-col-reverse max-sm:*:h-11">
            <AlertDialog.Cancel asChild>
              <Button size="lg">{problem === null ? "Cancel" : "Close"}</Button>
            </AlertDialog.Cancel>
            {shown && problem === null && (
              <Button variant="primary" size="lg" busy={confirm.isPending} onClick={run}>
                {confirm.isPending ? "Trying…" : buttonText(shown)}
              </Button>
            )}
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

const buttonText = ({ image, calls }: PlannedCalls): string =>
  image ? "Make one image" : `Try ${counted(calls.length, "call")}`;

function Plan({ shown }: { shown: PlannedCalls }) {
  const { calls, today, price, accountName, accountId, roleName, image } = shown;
  const count = counted(calls.length, "call");
  return (
    <>
      <p className="mt-1.5 text-pretty">
        {count} in {accountName === null ? "" : `${accountName}, `}
        <span className="whitespace-nowrap">{accountId}</span>.{" "}
        {image
          ? "It makes one small image, which costs more than a word."
          : `Each sends the word “${PROMPT}” and asks for 1 token, or once more for 16 where the model names that minimum.`}
      </p>
      <table className="mt-3.5 w-full border-collapse">
        <thead>
          <tr className="border-b border-line-strong text-left text-xs text-ink-3 *:pb-1 *:font-normal">
            <th scope="col">Call, and where it may go</th>
            <th scope="col" className="text-right">
              At most
            </th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.route} className="border-b border-line align-top *:py-2">
              <td className="pr-3">
                {call.route} <Before call={call} serverNow={shown.serverNow} />
                <Code className="block text-xs text-ink-3">
                  <UnbrokenId>{call.id}</UnbrokenId>
                </Code>
                <span className="block text-sm leading-[18px] text-ink-2">{whereTo(call)}</span>
              </td>
              <td className="text-right whitespace-nowrap">{dollarText(call.atMost)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-b border-line-strong font-medium *:py-2">
            <td>{count}</td>
            <td className="text-right">{dollarText(price)}</td>
          </tr>
        </tfoot>
      </table>
      <dl className="mt-2.5">
        <Says name="Today">
          {figure(today.calls)} of {counted(today.perDay, "call")} used, then{" "}
          {figure(today.calls + calls.length)}
        </Says>
        <Says name="Logs">
          Where invocation logging is on, prompt and answer will be in the account’s logs, marked{" "}
          <Code>{PROOF_MARK}</Code>
        </Says>
        <Says name="Role">
          <Code>{roleName}</Code>, denied <Code>aws-marketplace:Subscribe</Code>: it can’t sign
          anything
        </Says>
        <Says name="Proves">
          That this role was answered, by one destination of each route. Not that your application
          is
        </Says>
      </dl>
    </>
  );
}

type Call = PlannedCalls["calls"][number];

function Before({ call: { proof }, serverNow }: { call: Call; serverNow: EpochMs }) {
  const words = useClockText(serverNow, (now) => proofWords(proof, now));
  return <span className="text-ink-3">{words}</span>;
}

function whereTo({ route, destinations }: Call): string {
  if (route === "global") return "Any commercial Region, in any country";
  return destinations.length > 0 ? destinations.join(", ") : "Destinations not named";
}

function Says({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[96px_minmax(0,1fr)] gap-3 py-[3px] max-sm:grid-cols-[80px_minmax(0,1fr)]">
      <dt className="text-ink-3">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
