import type { Catalogue } from "@/lib/domain/judge/models";
import { SignOff } from "@/lib/domain/review/signoff";
import type { Settings } from "@/lib/domain/settings";
import { rowLabel } from "@/lib/domain/words/row-label";
import type { DocStore, StoredDoc } from "@/lib/services/ports/stores";
import { SIGNOFF_KIND } from "@/lib/services/signoffs/records";
import type { Clean } from "./clean";
import { type KnownModels, wasThere } from "./history";
import { notTheirs } from "./not-theirs";
import type { Reached } from "./reached";

export type DocsView = {
  reached: Reached;
  clean: Clean;
  models: KnownModels;
  settings: () => Pick<Settings, "requirements">;
};

/** Documents of accounts that are reached. A kind that does not say here whose its documents are is not shown at all. */
export function docsFor(docs: DocStore, view: DocsView): DocStore {
  const shown = async (found: readonly StoredDoc[]): Promise<readonly StoredDoc[]> => {
    const known = await view.models();
    return found.flatMap((doc) =>
      doc.kind === SIGNOFF_KIND ? (signOffFor(doc, view, known) ?? []) : [],
    );
  };
  return {
    list: async (kind) => shown(await docs.list(kind)),
    async get(kind, id) {
      const doc = await docs.get(kind, id);
      const [first] = await shown(doc ? [doc] : []);
      return first ?? null;
    },
    put: (doc, rev) => {
      const account = accountOfDoc(doc);
      return account !== null && view.reached.has(account) ? docs.put(doc, rev) : notTheirs();
    },
  };
}

/** Whose a document is, as the store names accounts; null where that is not known. */
export const accountOfDoc = ({ kind, body }: Pick<StoredDoc, "kind" | "body">): string | null =>
  kind === SIGNOFF_KIND ? (parsed(body)?.account ?? null) : null;

/** In place of figures that count what the reader may not see. */
const OF_MORE = "Signed by somebody who sees more accounts.";

/**
 * A sign-off as who reaches its account may see it: whoever signed may have seen more accounts, and with them rows of
 * models that this one never had, and requirements of others.
 */
function signOffFor(
  doc: StoredDoc,
  { reached, clean, settings }: DocsView,
  rows: Catalogue["rows"],
): StoredDoc | null {
  const record = parsed(doc.body);
  if (!record || !reached.has(record.account)) return null;
  const required = new Set(settings().requirements.map(({ name }) => name));
  const { models, requirements } = record.facts;
  const own = models.filter((model) => rows.has(model.modelId) || wasThere(model));
  const nameOf = (modelId: string) => {
    const row = rows.get(modelId);
    return row ? rowLabel(row) : modelId;
  };
  const facts = {
    ...record.facts,
    models: own.map((model) => ({ ...model, name: nameOf(model.modelId) })),
    requirements: requirements
      .filter(({ requirement }) => required.has(requirement))
      .map((one) => ({ ...one, reason: null })),
  };
  const headline = own.length === models.length ? record.headline : OF_MORE;
  return { ...doc, body: clean.text(JSON.stringify({ ...record, headline, facts })) };
}

function parsed(body: string): SignOff | null {
  try {
    return SignOff.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
