import type { ListedModel, WorldSpec } from "@/lib/stand-in/world/types";
import { aSmallWorld, HUB, REGION } from "@/tests/contract/accounts/small-world";

const ESC = "\u001b";
const BELL = "\u0007";
const RIGHT_TO_LEFT = "\u202e";

/** What would colour a terminal, name its window, turn text round, break a row, start markup, a formula or a command. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  escape: `${ESC}[31mred${ESC}[0m`,
  title: `${ESC}]0;owned${BELL}`,
  link: `${ESC}]8;;http://evil.example${ESC}\\click${ESC}]8;;${ESC}\\`,
  c1: "a\u009b31mb\u0000c\u007f",
  bidi: `${RIGHT_TO_LEFT}kcolb\u202c \u2066x\u2069`,
  rows: "one\r\ntwo | three\nfour\u2028five",
  markup: `<img src=x onerror="document.title='owned'">`,
  script: `</script><script>document.title="owned"</script>`,
  markdown: "[click](javascript:alert(1)) **bold** `code` ~~x~~",
  formula: `=HYPERLINK("http://evil.example";"x")`,
  plus: "+1+1|cmd",
  annotation: "::error title=owned::x%0A::add-mask::y",
  cdata: `]]></failure><testcase name="owned"/>&lt;`,
  quotes: `"'\`,;\\`,
  half: "half \ud800 a character",
};

/** Ids that are properties of every object, and ids that would end a field. */
export const HOSTILE_IDS: readonly string[] = [
  "constructor",
  "toString",
  "__proto__",
  "evil.a|b:0",
  "evil.<b>x</b>",
  "evil.=1+1",
  `evil.${ESC}[31m`,
  "evil.a\nb",
];

/** One Region that lists models of hostile names and ids, one of them with a hostile reason why it can't be used. */
export function aHostileWorld(): WorldSpec {
  const spec = aSmallWorld([]);
  const [sample] = spec.catalogue.listed.get(REGION) ?? [];
  if (!sample) throw new Error("the small world lists a model");
  const named = Object.entries(HOSTILE_TEXTS).map(([id, name]) => ({ id: `evil.${id}`, name }));
  const ids = HOSTILE_IDS.map((id) => ({ id, name: `Named ${id}` }));
  const listed = [...named, ...ids].map(({ id, name }): ListedModel => {
    const model = {
      ...sample.model,
      id,
      name,
      provider: name,
      product: "prod-hostile",
      quotaName: null,
    };
    return { model, id, inferenceTypes: ["ON_DEMAND"] };
  });
  const refused = Object.entries(HOSTILE_TEXTS).map(([id, message]) => ({
    models: [`evil.${id}`],
    agreement: { kind: "error", acceptedAgoMs: 1_000, message } as const,
  }));
  return {
    ...spec,
    name: "hostile",
    catalogue: {
      models: listed.map(({ model }) => model),
      listed: new Map([[REGION, listed]]),
      profiles: new Map(),
    },
    accounts: spec.accounts.map((account) =>
      account.id === HUB ? { ...account, access: [...account.access, ...refused] } : account,
    ),
  };
}
