import { type Fact, factsOf } from "@/components/settings/facts";
import { Block } from "@/components/ui/page";
import type { SettingsView } from "@/lib/contracts/settings";

/** Version, configuration and store, a short list each. */
export function FactLists({ view }: { view: SettingsView }) {
  return factsOf(view).map(({ title, facts }, place) => (
    <div key={title} className={place === 0 ? "lg:-mt-8" : ""}>
      <Block title={title}>
        <dl className="border-t border-line-strong">
          {facts.map((fact) => (
            <FactLine key={fact.name} fact={fact} />
          ))}
        </dl>
      </Block>
    </div>
  ));
}

function FactLine({ fact: { name, value, note, mono = false } }: { fact: Fact }) {
  return (
    <div className="grid grid-cols-[116px_minmax(0,1fr)] gap-x-3 border-b border-line py-[7px]">
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 text-right break-words">
        {mono ? <code className="break-all text-ink-2">{value}</code> : value}
        {note && <span className="text-ink-3"> {note}</span>}
      </dd>
    </div>
  );
}
