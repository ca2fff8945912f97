"use client";

import { Check, Minus } from "lucide-react";
import { useState } from "react";
import { useRights } from "@/components/access/me-context";
import { Section } from "@/components/cell/section";
import { useClockText } from "@/components/ui/age";
import { Button, buttonClass } from "@/components/ui/button";
import { Unbroken } from "@/components/ui/unbroken";
import type { ProofRoute, ProofView, ShownProof } from "@/lib/contracts/proofs";
import type { CellRef } from "@/lib/domain/cell-ref";
import { ageOf } from "@/lib/domain/proof/proof";
import { dayCostText, NEVER_TRIED, proofWords, provisionalWords } from "@/lib/domain/proof/words";
import type { EpochMs } from "@/lib/domain/time";
import { counted } from "@/lib/domain/words/counted";
import { setDurationText } from "@/lib/domain/words/durations";
import { figure } from "@/lib/domain/words/figure";
import { useProofs } from "@/lib/queries/proofs";
import { evidenceText } from "./evidence-text";
import { ProveDialog } from "./prove-dialog";

/** Where on the sheet it stands. */
const PROOF = "proof";

/** The newest of all routes, in a few words; not known before it is read. */
export function ProofLine({ cell }: { cell: CellRef }) {
  const { data, isError } = useProofs(cell);
  if (!data) return <span className="text-ink-3">{isError ? "not read" : "…"}</span>;
  const [newest] = data.routes.flatMap(({ proof }) => proof ?? []).sort((a, b) => b.at - a.at);
  if (newest) return <Words proof={newest} serverNow={data.serverNow} />;
  const tryable = data.routes.some(({ why }) => why === null);
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-2">
      <Mark proof={null} />
      {data.routes.length === 0 || tryable ? NEVER_TRIED : "not provable"}
    </span>
  );
}

/**
 * Leads a ready cell to where a call is tried, where this person may and none was answered or refused within a day. It
 * only offers: ready is ready without it.
 */
export function TryNext({ cell }: { cell: CellRef }) {
  const { data } = useProofs(cell);
  const rights = useRights("prove");
  if (!data || data.off !== null || !rights.on(cell.account)) return null;
  const open = data.routes.filter(({ why }) => why === null);
  const fresh = open.some(({ proof }) => proof && ageOf(proof, data.serverNow) === "fresh");
  if (open.length === 0 || fresh) return null;
  return (
    <a href={`#${PROOF}`} className={buttonClass({ size: "lg" })}>
      Try a call
    </a>
  );
}

/** Each route with what came of calling it, what a day has cost, and the way to try. */
export function ProofSection({ cell }: { cell: CellRef }) {
  const { data } = useProofs(cell);
  if (!data) return null;
  return (
    <Section title="Proof" id={PROOF} {...(data.today && { note: todayText(data.today) })}>
      <ul className="[&>li+li]:border-t [&>li+li]:border-line">
        {data.routes.map((one) => (
          <Route key={one.route} one={one} serverNow={data.serverNow} />
        ))}
        {data.routes.length === 0 && (
          <li className="py-1 text-ink-3">No route to this model here</li>
        )}
      </ul>
      {data.schedule.map(({ requirement, everyMs }) => (
        <p key={requirement} className="mt-2 text-sm text-ink-2">
          {requirement} has it tried by itself, once in {setDurationText(everyMs)}.
        </p>
      ))}
      <p className="mt-2 text-sm leading-[18px] text-pretty text-ink-2">
        A proof shows that the proof role was answered then. It never makes a cell ready. After 24 h
        it is old, after 7 days it goes.
      </p>
      <Try cell={cell} view={data} />
    </Section>
  );
}

const todayText = ({ calls, perDay, cost }: NonNullable<ProofView["today"]>): string =>
  `${figure(calls)} of ${counted(perDay, "call")} used today, ${dayCostText(cost)}`;

function Route({ one, serverNow }: { one: ProofRoute; serverNow: EpochMs }) {
  const { route, why, proof } = one;
  const text = useClockText(serverNow, (now) =>
    proof ? evidenceText(proof, route, now) : (why ?? ""),
  );
  return (
    <li className="grid grid-cols-[12px_minmax(0,1fr)_auto] items-baseline gap-x-2 py-1.5">
      <Mark proof={proof} closed={why !== null} />
      <span className={why !== null && !proof ? "text-ink-3" : ""}>{route}</span>
      <span className="text-right">
        {proof ? (
          <Words proof={proof} serverNow={serverNow} bare />
        ) : (
          <span className="text-ink-2">{why === null ? NEVER_TRIED : "not provable"}</span>
        )}
      </span>
      {(proof || why !== null) && (
        <span className="col-start-2 col-end-4 text-xs leading-4 break-words text-ink-3">
          <Unbroken>{text}</Unbroken>
        </span>
      )}
    </li>
  );
}

function Words({
  proof,
  serverNow,
  bare = false,
}: {
  proof: ShownProof;
  serverNow: EpochMs;
  bare?: boolean;
}) {
  const words = useClockText(serverNow, (now) => proofWords(proof, now));
  const old = ageOf(proof, serverNow) !== "fresh";
  const more = provisionalWords(proof);
  const fresh = proof.outcome === "answered" ? "font-medium" : "text-ink-2";
  const look = old ? "text-ink-3" : fresh;
  return (
    <span className={`inline-flex items-center gap-1.5 ${look}`}>
      {!bare && <Mark proof={proof} />}
      <span>
        {words}
        {more !== null && <span className="font-normal text-ink-2"> {more}</span>}
      </span>
    </span>
  );
}

function Mark({ proof, closed = false }: { proof: ShownProof | null; closed?: boolean }) {
  if (proof?.outcome === "answered")
    return <Check aria-hidden className="size-3 self-center text-ink-2" strokeWidth={2} />;
  if (proof || closed)
    return <Minus aria-hidden className="size-3 self-center text-ink-2" strokeWidth={2} />;
  return <span aria-hidden className="dot self-center justify-self-center" />;
}

function Try({ cell, view }: { cell: CellRef; view: ProofView }) {
  const [open, setOpen] = useState(false);
  const rights = useRights("prove");
  if (view.routes.every(({ why }) => why !== null)) return null;
  if (view.off !== null) return <p className="mt-2 text-sm text-ink-2">{view.off}</p>;
  if (!rights.on(cell.account))
    return <p className="mt-2 text-sm text-ink-2">{rights.words(null)}</p>;
  return (
    <div className="mt-3 flex max-sm:*:h-10 max-sm:*:w-full" data-print="hide">
      <Button size="lg" onClick={() => setOpen(true)}>
        {view.image ? "Make one image…" : "Try a call…"}
      </Button>
      {open && <ProveDialog cell={cell} image={view.image} onClose={() => setOpen(false)} />}
    </div>
  );
}
