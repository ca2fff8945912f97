import type { Entry, EntryGroup } from "@/components/command-menu/entry";
import { findInMatrix } from "@/components/command-menu/find-in-matrix";
import { findCodes } from "@/components/errors/find-codes";
import { PAGES } from "@/components/shell/pages";
import { keepAccount } from "@/components/shell/use-account";
import { STATE_LOOK } from "@/components/ui/state-look";
import { accountLabel } from "@/lib/domain/account-label";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
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
  const pages = PAGES.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const pageGroup = {
    heading: "Pages",
    entries: pages.map(({ name, href }) => ({ id: `page ${name}`, label: name, href: keep(href) })),
  };
  const isNamed = text.trim() !== "" && pages.some(({ name }) => begins(name, text));
  const groups = [
    ...(isNamed ? [pageGroup] : []),
    ...(snapshot ? inMatrix({ snapshot, text, accounts, address }) : []),
    {
      heading: "Codes",
      entries: codesFor(text).map((entry) => ({ ...entry, href: keep(entry.href) })),
    },
    ...(isNamed ? [] : [pageGroup]),
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

const begins = (name: string, text: string): boolean =>
  name.toLowerCase().startsWith(text.trim().toLowerCase());

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
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const codes = findCodes(text).flatMap((group) => group.codes);
  const named = codes.filter((code) => {
    const hay = `${code} ${CODE_ENTRIES[code].title}`.toLowerCase();
    return words.every((word) => hay.includes(word));
  });
  return (named.length > 0 ? named : codes).slice(0, CODES_MAX).map((code) => ({
    id: `code ${code}`,
    label: CODE_ENTRIES[code].title,
    end: code,
    href: routes.error(code),
  }));
}
