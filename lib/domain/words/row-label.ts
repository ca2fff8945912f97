type Row = { modelId: string; modelName: string | null; sharesName: boolean };

const ID_MAX = 30;

/** A row's name as it is shown. Where another row has the same, its id stands beside it. */
export function rowLabel({ modelId, modelName, sharesName }: Row): string {
  if (modelName === null) return modelId;
  return sharesName ? `${modelName} (${shortened(modelId, ID_MAX)})` : modelName;
}

/** The name that a label begins with, and whether the id stands beside it. */
export function labelParts(label: string, modelId: string): { name: string; hasId: boolean } {
  const id = ` (${shortened(modelId, ID_MAX)})`;
  return label.endsWith(id)
    ? { name: label.slice(0, -id.length), hasId: true }
    : { name: label, hasId: false };
}

/** A text cut in its middle: ids begin with the provider and end with what tells them apart. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = Math.floor((max - 1) / 2);
  return `${text.slice(0, max - 1 - end)}…${text.slice(text.length - end)}`;
}
