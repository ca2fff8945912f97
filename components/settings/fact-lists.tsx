import { type Fact, factsOf } from "@/components/settings/facts";
import { Block } from "@/components/ui/page";
import { UnbrokenId } from "@/components/ui/unbroken-id";
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
        {mono ? (
          <code className="text-ink-2">
            <UnbrokenId>{value}</UnbrokenId>
          </code>
        ) : (
          value
        )}
        {note && <span className="inline-block max-w-full text-ink-3">&nbsp;{note}</span>}
      </dd>
    </div>
  );
}
