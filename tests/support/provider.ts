import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export type ProviderPerson = {
  name?: string;
  email?: string;
  emailVerified?: boolean;
  groups?: readonly string[];
  /** Claims as they stand, beside these. */
  more?: Readonly<Record<string, unknown>>;
  /** What the ID token says instead; `undefined` is left out of it. */
  idToken?: Readonly<Record<string, unknown>>;
};

export type RunningProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  people: Map<string, ProviderPerson>;
  /** No answer at all until it is let answer again. */
  hang(on: boolean): void;
  close(): Promise<void>;
};

type Options = {
  /** The address of the dashboard, for the addresses to which people are sent back. */
  app: string;
  /** Groups only where userinfo is asked, as the specification has it. */
  onlyUserInfo?: boolean;
};

const CLIENT = { id: "readiness", secret: "trial-secret-not-real" };

/** A real provider of OpenID Connect, by another name of this machine, so that a browser takes it for another site. */
export async function startProvider({
  app,
  onlyUserInfo = false,
}: Options): Promise<RunningProvider> {
  const people = new Map<string, ProviderPerson>();
  let hanging = false;
  const held: (() => void)[] = [];
  const { server, issuer } = await listening();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${app}/auth/callback`],
        post_logout_redirect_uris: [`${app}/auth/signed-out`],
        backchannel_logout_uri: `${app}/auth/back-channel-logout`,
        backchannel_logout_session_required: true,
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    claims: {
      openid: ["sub", "sid"],
      profile: ["name", "groups", "_claim_names", "hasgroups"],
      email: ["email", "email_verified"],
    },
    scopes: ["openid", "profile", "email"],
    conformIdTokenClaims: onlyUserInfo,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      backchannelLogout: { enabled: true },
    },
    // What it would send by refuses every address of this machine.
    fetch: (
      url: string,
      { dispatcher: _dispatcher, ...options }: RequestInit & { dispatcher?: unknown },
    ) => fetch(url, options),
    findAccount: (_ctx: unknown, id: string) => ({
      accountId: id,
      claims: async (use: string) => ({
        ...claimsOf(id, people.get(id) ?? {}),
        ...(use === "id_token" && people.get(id)?.idToken),
      }),
    }),
    cookies: { keys: ["not-real"] },
    ttl: { Session: 3_600, Grant: 3_600, Interaction: 600 },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    const go = () => void answer(request, response);
    if (hanging) held.push(go);
    else go();
  });
  return {
    issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    people,
    hang(on) {
      hanging = on;
      if (!on) for (const go of held.splice(0)) go();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listening(): Promise<{ server: Server; issuer: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { server, issuer: `http://localhost:${port}` };
}

const claimsOf = (sub: string, person: ProviderPerson) => ({
  sub,
  name: person.name ?? `Name of ${sub}`,
  email: person.email ?? `${sub}@acme.example`,
  email_verified: person.emailVerified ?? true,
  ...(person.groups && { groups: person.groups }),
  ...person.more,
});

export type Jar = Map<string, string>;

/** One step of a browser that runs no script: keeps cookies by host, follows nothing. */
export async function step(
  jar: Jar,
  address: string,
  init: { method?: string; body?: URLSearchParams; headers?: Record<string, string> } = {},
): Promise<Response> {
  const { host } = new URL(address);
  const sent = [...jar].flatMap(([key, value]) =>
    key.startsWith(`${host} `) ? [`${key.slice(host.length + 1)}=${value}`] : [],
  );
  const response = await fetch(address, {
    method: init.method ?? "GET",
    redirect: "manual",
    ...(init.body && { body: init.body }),
    headers: {
      Accept: "text/html",
      ...(sent.length > 0 && { Cookie: sent.join("; ") }),
      ...init.headers,
    },
  });
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = ""] = cookie.split(";");
    const at = pair.indexOf("=");
    const key = `${host} ${pair.slice(0, at)}`;
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) jar.delete(key);
    else jar.set(key, pair.slice(at + 1));
  }
  return response;
}

const locationOf = (response: Response, from: string): string =>
  new URL(response.headers.get("location") ?? "", from).href;

/** Signs in at the provider as a person does, from the address it is asked at to the one it sends back to. */
export async function signInAt(jar: Jar, begin: string, login: string): Promise<string> {
  const { origin } = new URL(begin);
  let at = begin;
  for (let steps = 0; steps < 20; steps += 1) {
    const response = await step(jar, at);
    if (response.status >= 300 && response.status < 400) {
      at = locationOf(response, at);
      if (new URL(at).origin !== origin) return at;
      continue;
    }
    const page = await response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!prompt) throw new Error(`the provider answered ${response.status}: ${page.slice(0, 300)}`);
    const body = new URLSearchParams({
      prompt,
      ...(prompt === "login" && { login, password: "any" }),
    });
    const sent = await step(jar, at, { method: "POST", body });
    at = locationOf(sent, at);
    if (new URL(at).origin !== origin) return at;
  }
  throw new Error("the provider went on for 20 steps");
}
