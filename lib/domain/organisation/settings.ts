/** What the file says of the organization. `role` null: it is listed by the dashboard's own credentials. */
export type OrganizationSettings = {
  role: string | null;
  /** The name of the role that reads in every member, with its path. */
  memberRole: string;
  externalId: string | null;
  /** Units, with those under them, and tags, all of which an account has; null: any. */
  include: {
    ous: readonly string[] | null;
    tags: Readonly<Record<string, string>> | null;
  };
  /** Account ids. */
  exclude: readonly string[];
};
