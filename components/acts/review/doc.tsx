"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Aftermath } from "@/components/acts/review/aftermath";
import { Kv } from "@/components/acts/review/kv";
import { Rates } from "@/components/acts/review/rates";
import {
  documentOf,
  openedText,
  TermsLink,
  type TermsOpener,
} from "@/components/acts/review/terms";
import { ABOUT_PRICE, validText, whatText } from "@/components/acts/words";
import { keepAccount } from "@/components/shell/use-account";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Unbroken } from "@/components/ui/unbroken";
import type { Preview } from "@/lib/domain/acts/preview";
import {
  appliedText,
  defaultText,
  ENDS_SOON,
  IN_WHOSE_NAME,
  unitPath,
} from "@/lib/domain/acts/words";
import { regionInfo } from "@/lib/domain/known-regions";
import { counted } from "@/lib/domain/words/counted";
import { figure } from "@/lib/domain/words/figure";
import { routes } from "@/lib/routes";

type DocProps = { preview: Preview; terms: TermsOpener };

/** Everything a person should have read, always in this order; a part that has nothing says so. */
export function ReviewDoc({ preview, terms }: DocProps) {
  const { account, role, subject } = preview;
  const ends = (subject.kind === "accept-agreement" && subject.ends) || [];
  return (
    <dl className="mt-5 border-t border-line-strong">
      {ends.length > 0 && (
        <Part title={ENDS_SOON} weighs>
          {ends.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Part>
      )}
      <Part title="What">
        <What preview={preview} />
      </Part>
      <Part title="For whom">
        <p>
          <b className="font-semibold">
            {account.name ?? "Account"}, <span className="whitespace-nowrap">{account.id}</span>
          </b>
        </p>
        <Kv
          entries={[
            ["Unit", account.units ? unitPath(account.units) : null],
            ["As", role],
            ["In the name of", IN_WHOSE_NAME],
          ]}
        />
      </Part>
      <Part title="Where">
        <Where preview={preview} />
      </Part>
      <Part title="Terms">
        <Terms preview={preview} terms={terms} />
      </Part>
      <Part title="Price">
        <Price preview={preview} />
      </Part>
      <Part title="Can’t be undone" weighs>
        <Sentences of={preview.cannotBeUndone} none="Nothing of it lasts." />
      </Part>
      <Part title="Still missing after">
        <Aftermath rows={preview.stillMissing} />
      </Part>
      <Part title="Then">
        <Sentences of={preview.afterwards} none="AWS is read once more; nothing else follows." />
        <p>
          <Link href={keepAccount(routes.pending(), account.id)} className="link">
            Pending
          </Link>{" "}
          shows how it goes.
        </p>
      </Part>
    </dl>
  );
}

type PartProps = { title: string; weighs?: boolean; children: ReactNode };

function Part({ title, weighs = false, children }: PartProps) {
  return (
    <div className="grid grid-cols-[152px_minmax(0,1fr)] gap-x-6 gap-y-1 border-b border-line pt-3.5 pb-[15px] max-sm:grid-cols-1">
      <dt
        className={cn(
          "flex items-baseline gap-1.5",
          weighs ? "font-semibold text-ink" : "font-medium text-ink-2",
        )}
      >
        {weighs && (
          <TriangleAlert aria-hidden className="size-3 flex-none translate-y-px" strokeWidth={2} />
        )}
        {title}
      </dt>
      <dd className="min-w-0 [&>*+*]:mt-1 [&>p]:max-w-[68ch]">{children}</dd>
    </div>
  );
}

function Sentences({ of, none }: { of: readonly string[]; none: string }) {
  return (
    <p>
      <Unbroken>{of.length === 0 ? none : of.join(" ")}</Unbroken>
    </p>
  );
}

function What({ preview }: { preview: Preview }) {
  const { subject, operation, endpointRegion } = preview;
  const call = `${operation}, ${endpointRegion}, one attempt`;
  return (
    <>
      <p>
        <b className="font-semibold">{whatText(preview)}</b> {besides(preview)}
      </p>
      <Kv entries={[...factsOf(subject), ["Call", call]]} />
    </>
  );
}

function besides({ subject }: Preview): string {
  if (subject.kind !== "accept-agreement") return "";
  const { offers } = subject.terms;
  return offers === 1
    ? "It is the only offer that AWS lists."
    : `One of ${offers} offers to this account, chosen before.`;
}

function factsOf(subject: Preview["subject"]): readonly (readonly [string, string | null])[] {
  switch (subject.kind) {
    case "accept-agreement":
      return [
        ["Model", subject.modelId],
        ["Offer", subject.terms.offerId ?? "without an id"],
      ];
    case "request-quota-increase": {
      const { code, applied, asked, unit } = subject.quota;
      return [
        ["Quota", code],
        ["Default", defaultText(subject.quota.default)],
        ["Applied", appliedText(applied)],
        ["Asked", figure(asked)],
        ["Unit", unit === NO_UNIT ? null : unit],
      ];
    }
    case "enable-region":
      return [["Region", subject.region]];
    case "submit-use-case-form":
      return [
        ["Fields", subject.form.fields.join(", ")],
        ["Length", `${figure(subject.form.bytes)} bytes`],
        ["SHA-256", subject.form.sha256],
      ];
  }
}

/** What AWS says of a quota that counts; its name tells what. */
const NO_UNIT = "None";

function Where({ preview: { subject, region } }: { preview: Preview }) {
  if (subject.kind === "accept-agreement") {
    const { modelName, offeredIn, watched, unknownIn } = subject;
    const unknown = unknownIn === 0 ? "" : `; ${counted(unknownIn, "is", "are")} not known yet`;
    return (
      <p>
        <b className="font-semibold">The whole account, every Region.</b> An agreement has no
        Region. {modelName} is offered in {offeredIn} of the {counted(watched, "Region")} watched
        {unknown}.
      </p>
    );
  }
  if (subject.kind === "enable-region")
    return (
      <p>
        <b className="font-semibold">
          {subject.region}, {subject.regionName}
        </b>
        , for the whole account.
      </p>
    );
  const info = region === null ? null : regionInfo(region);
  const everywhere = subject.kind === "submit-use-case-form" && info?.optIn === false;
  return (
    <p>
      <b className="font-semibold">{[region, info?.city].filter(Boolean).join(", ")}</b>
      {everywhere
        ? ". A form filed there counts in every Region that is on by default."
        : ", and in no other Region."}
    </p>
  );
}

function Terms({ preview: { subject }, terms }: DocProps) {
  if (subject.kind !== "accept-agreement") return <p>No terms are signed.</p>;
  const { provider, termsHost, refundPolicy, validFor } = subject.terms;
  return (
    <>
      {termsHost === null ? (
        <p>AWS gave no link to the terms.</p>
      ) : (
        <>
          <p>
            <TermsLink provider={provider} {...terms} />{" "}
            <span className="text-ink-3">on {termsHost}</span>
          </p>
          <p className="text-ink-2">
            AWS makes the link when you open it and it ends soon after; of what it leads to only the
            SHA-256 is kept. {openedText(terms.opened)}
          </p>
        </>
      )}
      <Kv
        entries={[
          ["Refunds", refundPolicy === null ? "nothing named" : `“${refundPolicy}”`],
          ["Valid", validText(validFor)],
          ["SHA-256", documentOf(terms)],
        ]}
      />
    </>
  );
}

function Price({ preview: { cost, subject } }: { preview: Preview }) {
  const text = cost.length === 0 ? "AWS names no price." : cost.join(" ");
  return (
    <>
      <p>
        {text.split(ABOUT_PRICE).map((part, at) =>
          at % 2 === 1 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
            <b key={at} className="font-semibold">
              {part}
            </b>
          ) : (
            part
          ),
        )}
      </p>
      {subject.kind === "accept-agreement" && (
        <Rates rows={subject.terms.rateCard} perMillion={subject.terms.price !== null} />
      )}
    </>
  );
}
