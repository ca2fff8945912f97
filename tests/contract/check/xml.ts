export type XmlElement = { name: string; attributes: Readonly<Record<string, string>> };

const TAG = /^<(\/?)([a-z]+)((?:\s+[a-z]+="[^"<]*")*)\s*(\/?)>/;
const ENTITY = /&(amp|lt|gt|quot|apos|#\d+);/g;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Every element of a document in order; throws where it is not well formed. */
export function elementsOf(text: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const open: string[] = [];
  let rest = text.replace(/^<\?xml [^?]*\?>/, "");
  while (rest !== "") {
    if (!rest.startsWith("<")) {
      const end = rest.indexOf("<");
      plain(end < 0 ? rest : rest.slice(0, end));
      rest = end < 0 ? "" : rest.slice(end);
      continue;
    }
    const [whole = "", closing, name = "", attributes = "", single] = TAG.exec(rest) ?? [];
    if (whole === "") throw new Error(`no tag: ${rest.slice(0, 80)}`);
    if (closing && open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    if (!closing) found.push({ name, attributes: attributesOf(attributes) });
    if (!closing && !single) open.push(name);
    rest = rest.slice(whole.length);
  }
  if (open.length > 0) throw new Error(`<${open.join("><")}> stays open`);
  return found;
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      plain(value),
    ]),
  );

function plain(text: string): string {
  if (text.replace(ENTITY, "").includes("&")) throw new Error(`a bare &: ${text}`);
  return text.replace(ENTITY, (_, name: string) =>
    name.startsWith("#") ? String.fromCodePoint(Number(name.slice(1))) : (NAMED[name] ?? ""),
  );
}
