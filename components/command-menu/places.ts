import type { Entry, EntryGroup } from "@/components/command-menu/entry";
import { findInMatrix } from "@/components/command-menu/find-in-matrix";
import { findCodes } from "@/components/errors/find-codes";
import { PAGES } from "@/components/shell/pages";
import { keepAccount } from "@/components/shell/use-account";
import { STATE_LOOK } from "@/components/ui/state-look";
import { accountLabel } from "@/lib/domain/account-label";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import { CODES } from "@/lib/domain/codes";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { askedWords, findable, fitOf } from "@/lib/domain/search/match";
import { inList, routes } from "@/lib/routes";

type Asked = {
  snapshot: MatrixSnapshot | undefined;
  text: string;
  accounts: readonly string[];
  /** How an address names the accounts shown. */
  address: string | null;
};

const CODES_MAX = 5;

/** Everywhere that the words lead to: cells, models, Regions, accounts, requirements, codes and pages. */
export function findPlaces({ snapshot, text, accounts, address }: Asked): readonly EntryGroup[] {
  const keep = (href: string) => keepAccount(href, address);
  const asked = askedWords(text).join(" ");
  const pages = PAGES.filter(({ name }) => name.toLowerCase().includes(asked));
  const pageGroup = {
    heading: "Pages",
    entries: pages.map(({ name, href }) => ({ id: `page ${name}`, label: name, href: keep(href) })),
  };
  const isNamed = asked !== "" && pages.some(({ name }) => begins(name, asked));
  const groups = [
    ...(isMessage(text) ? [diagnoseGroup(text, keep)] : []),
    ...(isNamed ? [pageGroup] : []),
    ...(snapshot ? inMatrix({ snapshot, text, accounts, address }) : []),
    {
      heading: "Codes",
      entries: codesFor(text).map((entry) => ({ ...entry, href: keep(entry.href) })),
    },
    ...(isNamed ? [] : [pageGroup]),
  ];
  const found = groups.filter(({ entries }) => entries.length > 0);
  return found.length === 0 && isSentence(text) ? [diagnoseGroup(text, keep)] : found;
}

const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Nobody types so much to find a name. */
const isSentence = (text: string): boolean => wordsIn(text) >= 3;

const isMessage = (text: string): boolean =>
  isSentence(text) &&
  (text.length > 120 ||
    /error|exception|denied|not authori[sz]ed|throttl|invalid|timed? ?out|expired/i.test(text));

const diagnoseGroup = (text: string, keep: (href: string) => string): EntryGroup => ({
  heading: "An error",
  entries: [
    {
      id: "diagnose",
      label: "Diagnose this text",
      end: "read in the browser",
      href: keep(routes.diagnose()),
      draft: { name: "diagnose", text },
    },
  ],
});

const begins = (name: string, text: string): boolean => name.toLowerCase().startsWith(text);

function inMatrix({
  snapshot,
  text,
  accounts,
  address,
}: Asked & { snapshot: MatrixSnapshot }): readonly EntryGroup[] {
  const found = findInMatrix(snapshot, { text, accounts });
  const keep = (href: string) => keepAccount(href, address);
  const several = snapshot.accounts.length > 1;
  const cells = found.cells.map(
    ({ account, region, model, kind }): Entry => ({
      id: `cell ${account} ${region} ${model.modelId}`,
      label: `${model.name}, ${region}`,
      end: kind ? kind.title || STATE_LOOK[kind.state].word : `${accounts.length} accounts`,
      href: routes.cell(account, region, model.modelId, kind ? null : address),
      ...(kind && { state: kind.state }),
    }),
  );
  const models = found.models.flatMap((model): Entry[] => [
    {
      id: `model ${model.modelId}`,
      label: model.name,
      end: model.provider,
      href: keep(routes.matrix({ q: model.modelId })),
    },
    ...(several
      ? [
          {
            id: `accounts of ${model.modelId}`,
            label: `${model.name} in every account`,
            end: "accounts by Regions",
            href: keepAccount(routes.matrix({ model: model.modelId }), address),
          },
        ]
      : []),
  ]);
  return [
    { heading: "Cells", entries: cells },
    { heading: "Models", entries: models },
    {
      heading: "Regions",
      entries: found.regions.map((region) => ({
        id: `region ${region}`,
        label: region,
        end: "review",
        href: keep(routes.region(region)),
      })),
    },
    {
      heading: "Accounts",
      entries: several
        ? found.accounts.map((account) => ({
            id: `account ${account.key}`,
            label: accountLabel(account),
            ...(account.accountId && { end: account.accountId }),
            ...(account.fault && { state: "unknown" as const }),
            href: keepAccount(routes.matrix(), account.key),
          }))
        : [],
    },
    {
      heading: "Requirements",
      entries: found.requirements.map((name) => ({
        id: `requirement ${name}`,
        label: name,
        end: "required cells",
        href: keep(routes.matrix({ requirement: inList(name) })),
      })),
    },
  ];
}

type CodeEntry = { id: string; label: string; end: string; href: string };

/** By its name or title first; by the words of its explanation only where nothing is called so. */
function codesFor(text: string): readonly CodeEntry[] {
  const words = askedWords(text);
  if (words.length === 0) return [];
  const byName = (forgiving: boolean) =>
    CODES.flatMap((code) => {
      const fit = fitOf(findable(code, CODE_ENTRIES[code].title), words, forgiving);
      return fit === null ? [] : [{ code, fit }];
    })
      .sort((a, b) => b.fit - a.fit)
      .map(({ code }) => code);
  const named = byName(false);
  const codes = named.length > 0 ? named : findCodes(words.join(" ")).flatMap((one) => one.codes);
  return (codes.length > 0 ? codes : byName(true)).slice(0, CODES_MAX).map((code) => ({
    id: `code ${code}`,
    label: CODE_ENTRIES[code].title,
    end: code,
    href: routes.error(code),
  }));
}
