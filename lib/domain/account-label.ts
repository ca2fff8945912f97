type Named = { name: string | null; accountId: string | null; key: string };

/** What an account is called on screen: its name, else its id, else how the configuration names it. */
export const accountLabel = ({ name, accountId, key }: Named): string => name ?? accountId ?? key;

/** What an account is found by, in lower case: its name, id and key, its units and its tags. */
export const accountHay = ({
  name,
  accountId,
  key,
  places = [],
}: Named & { places?: readonly string[] }): string =>
  [name ?? "", accountId ?? "", key, ...places].join(" ").toLowerCase();
