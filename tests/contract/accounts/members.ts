import type { AccountSpec, KeySpec } from "@/lib/stand-in/world/types";
import { SSO_TOKEN } from "@/tests/support/sso";
import { HUB } from "./small-world";

export const EXTERNAL_ID = "external-id-nobody-may-see";
export const SECRET = "secret-nobody-may-see";
export const SESSION_TOKEN = "session-token-nobody-may-see";
export const SAID = "word-of-a-command-nobody-may-see";
export const ROLE = "BedrockReadinessRead";

/** One account of fifty: what it is at AWS, how the configuration reaches it, and what the AWS files say. */
export type Member = {
  name: string;
  id: string;
  spec: Partial<AccountSpec>;
  entry: string;
  profile: string;
  /** The id is told by the configuration; else it is known once the account was read. */
  told: boolean;
  /** Printed by its command. */
  printed?: string;
  signIn?: { session: string; token: string; expiresAt: string };
};
type Kind = (at: { name: string; id: string }) => Omit<Member, "name" | "id">;

const FAR = "2099-01-01T00:00:00Z";
const arnOf = (id: string, role = ROLE) => `arn:aws:iam::${id}:role/${role}`;
const keyOf = (id: string): KeySpec => ({
  accessKeyId: `AKIAEXAMPLE${id.slice(-9)}`,
  secretAccessKey: `${SECRET}-${id}`,
  arn: `arn:aws:iam::${id}:user/reader`,
  userId: `AIDAEXAMPLE${id.slice(-9)}`,
});

const byRole =
  (over: Partial<AccountSpec>, given: { role?: string; externalId?: string } = {}): Kind =>
  ({ name, id }) => ({
    spec: over,
    entry: `{ name: ${name}, role: "${arnOf(id, given.role)}"${given.externalId ? `, externalId: ${given.externalId}` : ""} }`,
    profile: "",
    told: true,
  });

const byProfile =
  (
    build: (at: { name: string; id: string; key: KeySpec }) => string,
    more: Partial<Omit<Member, "name" | "id">> = {},
  ): Kind =>
  ({ name, id }) => {
    const text = build({ name, id, key: keyOf(id) });
    return {
      spec: { keys: [keyOf(id)] },
      entry: `{ profile: ${name} }`,
      profile: text === "" ? "" : `[profile ${name}]\n${text}\n`,
      told: false,
      ...more,
    };
  };

const keys = ({ accessKeyId }: KeySpec, secret: string) =>
  `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secret}`;

const bySignIn =
  (given: { assigned: boolean; session: string; signIn?: Member["signIn"] }): Kind =>
  (at) => ({
    ...byProfile(({ id }) =>
      [`sso_session = ${given.session}`, `sso_account_id = ${id}`, "sso_role_name = Reader"].join(
        "\n",
      ),
    )(at),
    spec: { roles: [{ name: "Reader", assigned: given.assigned }] },
    ...(given.signIn && { signIn: given.signIn }),
  });

const commandPrinting: Kind = (at) => {
  const { accessKeyId, secretAccessKey } = keyOf(at.id);
  return byProfile(({ name }) => `credential_process = cat FOLDER/${name}.json`, {
    printed: JSON.stringify({
      Version: 1,
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
    }),
  })(at);
};

const ACME = { session: "acme", token: SSO_TOKEN, expiresAt: FAR };
const withId = { roles: [{ name: ROLE, externalId: EXTERNAL_ID }] };
const open = { roles: [{ name: ROLE }] };

/** How many of each kind work. */
const WORKING: readonly (readonly [string, number, Kind])[] = [
  ["role-with-id", 10, byRole(withId, { externalId: EXTERNAL_ID })],
  ["role", 9, byRole(open)],
  ["keys", 6, byProfile(({ key }) => keys(key, key.secretAccessKey))],
  [
    "source",
    4,
    (at) => ({
      ...byProfile(
        ({ id }) => `role_arn = ${arnOf(id)}\nsource_profile = hub\nexternal_id = ${EXTERNAL_ID}`,
      )(at),
      spec: withId,
    }),
  ],
  ["command", 3, commandPrinting],
  ["sign-in", 4, bySignIn({ assigned: true, session: "acme", signIn: ACME })],
];

/** One of each kind that does not work. */
const BROKEN: Readonly<Record<string, Kind>> = {
  "wrong-external-id": byRole(withId, { externalId: `not-${EXTERNAL_ID}` }),
  "no-such-role": byRole({}, { role: "NobodyMadeThisRole" }),
  "no-such-profile": byProfile(() => ""),
  "wrong-secret": byProfile(({ key }) => keys(key, `${SECRET}-another`)),
  "unknown-key": byProfile(({ key }) => keys(key, SECRET), { spec: {} }),
  "never-signed-in": bySignIn({ assigned: true, session: "never" }),
  "sign-in-over": bySignIn({
    assigned: true,
    session: "over",
    signIn: { session: "over", token: SSO_TOKEN, expiresAt: "2020-01-01T00:00:00Z" },
  }),
  "sign-in-revoked": bySignIn({
    assigned: true,
    session: "revoked",
    signIn: { session: "revoked", token: `revoked-${SSO_TOKEN}`, expiresAt: FAR },
  }),
  "not-assigned": bySignIn({ assigned: false, session: "acme", signIn: ACME }),
  "command-fails": byProfile(() => `credential_process = sh -c 'echo ${SAID} >&2; exit 3' ${SAID}`),
  "command-hangs": byProfile(() => "credential_process = sleep 14"),
  "another-account": (at) => ({
    ...byProfile(({ key }) => keys(key, key.secretAccessKey))(at),
    entry: `{ id: "999988887777", profile: ${at.name} }`,
  }),
  "session-over": (at) => ({
    ...byProfile(({ key }) =>
      [keys(key, key.secretAccessKey), `aws_session_token = ${SESSION_TOKEN}`].join("\n"),
    )(at),
    spec: { keys: [{ ...keyOf(at.id), session: { token: SESSION_TOKEN, endsInMs: -1 } }] },
  }),
};

const kinds = [
  ...WORKING.flatMap(([name, count, kind]) =>
    Array.from({ length: count }, (_, place) => [`${name}-${place + 1}`, kind] as const),
  ),
  ...Object.entries(BROKEN),
];

/** Forty-nine accounts beside the one of the default credentials. */
export const MEMBERS: readonly Member[] = kinds.map(([name, kind], place) => {
  const id = `3000000000${String(place + 1).padStart(2, "0")}`;
  return { name, id, ...kind({ name, id }) };
});

export const isBroken = ({ name }: Pick<Member, "name">): boolean => name in BROKEN;

const SESSIONS = ["acme", "never", "over", "revoked"].map(
  (name) => `[sso-session ${name}]
sso_start_url = https://${name}.awsapps.com/start
sso_region = eu-north-1
sso_registration_scopes = sso:account:access
`,
);

/** The configuration, and what ~/.aws/config says. `folder` holds what the commands print. */
export const filesOf = (folder: string) => ({
  configuration: `accounts:
  - { id: "${HUB}", name: hub }
${MEMBERS.map(({ entry }) => `  - ${entry}`).join("\n")}
regions: [eu-west-1]
`,
  profiles: [
    "[profile hub]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n",
    ...MEMBERS.map(({ profile }) => profile.replaceAll("FOLDER", folder)),
    ...SESSIONS,
  ].join("\n"),
});
