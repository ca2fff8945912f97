import { useId, useState } from "react";
import { CallerPolicy } from "@/components/cell/caller-policy";
import { Section } from "@/components/cell/section";
import { browserStore } from "@/components/ui/browser-store";
import { Button } from "@/components/ui/button";
import { Command } from "@/components/ui/command";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { TabList } from "@/components/ui/tab-list";
import type { CellView } from "@/lib/contracts/cell";
import type { HowToCallView } from "@/lib/contracts/how-to-call";
import { LANGUAGE_NAME, LANGUAGES, type Language } from "@/lib/domain/how-to-call/languages";
import { useHowToCall } from "@/lib/queries/how-to-call";

/** Where on the sheet it stands. */
export const HOW_TO_CALL = "how-to-call";

/** How a ready cell is called, by each open route: snippets, the caller's least policy and what must be exempted. */
export function HowToCall({ cell }: { cell: CellView }) {
  return cell.state === "ready" ? <Ready cell={cell} /> : null;
}

function Ready({ cell }: { cell: CellView }) {
  const { data, isError, refetch } = useHowToCall(cell, cell);
  if (isError && !data)
    return (
      <Section title="How to call" id={HOW_TO_CALL}>
        <Notice
          title="It could not be loaded."
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        />
      </Section>
    );
  if (!data)
    return (
      <Section title="How to call" id={HOW_TO_CALL}>
        <p className="sr-only">Loading</p>
        <Skeleton className="w-4/5" />
      </Section>
    );
  return <Calls view={data} />;
}

function Calls({ view }: { view: HowToCallView }) {
  const panel = useId();
  const [route, setRoute] = useState<string | null>(null);
  const call = view.calls.find((one) => one.route === route) ?? view.calls[0];
  if (!call) return null;
  return (
    <Section
      title="How to call"
      id={HOW_TO_CALL}
      note={`${call.route} route${call.snippets ? ", runs as printed" : ""}`}
    >
      {view.calls.length > 1 && (
        <TabList
          label="Route"
          tabs={view.calls.map((one) => ({ value: one.route, name: one.route }))}
          chosen={call.route}
          onChoose={setRoute}
          panel={panel}
          className="mb-2"
        />
      )}
      <div id={panel}>
        {call.missing.map((text) => (
          <p key={text} className="mb-2 text-sm text-ink-2">
            {text}
          </p>
        ))}
        {call.snippets && <Snippets snippets={call.snippets} />}
        <CallerPolicy view={view} call={call} />
      </div>
    </Section>
  );
}

const LANGUAGE_KEY = "snippet-language";

const keptLanguage = (): Language =>
  LANGUAGES.find((one) => one === browserStore.getItem(LANGUAGE_KEY)) ?? "python";

function Snippets({ snippets }: { snippets: Readonly<Record<Language, string>> }) {
  const panel = useId();
  const [language, setLanguage] = useState(keptLanguage);
  const choose = (next: Language) => {
    setLanguage(next);
    browserStore.setItem(LANGUAGE_KEY, next);
  };
  return (
    <>
      <TabList
        label="Language"
        tabs={LANGUAGES.map((value) => ({ value, name: LANGUAGE_NAME[value] }))}
        chosen={language}
        onChoose={choose}
        panel={panel}
      />
      <div id={panel} role="tabpanel" aria-label={LANGUAGE_NAME[language]} className="mt-1.5">
        <Command text={snippets[language]} label="Copy snippet" sunken scrolls />
      </div>
    </>
  );
}
