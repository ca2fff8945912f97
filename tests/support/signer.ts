import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT } from "jose";

export type Key = { id: string; alg: string; privateKey: CryptoKey; publicKey: CryptoKey };

export type Signer = {
  url: string;
  key: Key;
  /** The public key as PEM. */
  pem: string;
  /** How many keys were asked for. */
  asked: () => number;
  /** Answers more than anybody should read, until it is let end. */
  flood(on: boolean): void;
  /** Answers nothing but an error until it is let answer again. */
  fail(on: boolean): void;
  sign(
    claims: Record<string, unknown>,
    over?: { header?: Record<string, unknown>; key?: Key | Uint8Array; alg?: string },
  ): Promise<string>;
  close(): Promise<void>;
};

export async function aKey(alg: string, id = "key-1"): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { id, alg, privateKey, publicKey };
}

/** Who signs assertions: its keys as a set at `/keys`, and each by its id as PEM, as a load balancer's are. */
export async function startSigner(alg: string): Promise<Signer> {
  const key = await aKey(alg);
  const pem = await exportSPKI(key.publicKey);
  const jwks = { keys: [{ ...(await exportJWK(key.publicKey)), kid: key.id, alg, use: "sig" }] };
  let asked = 0;
  let failing = false;
  let flooding = false;
  const server = createServer((request, response) => {
    asked += 1;
    if (failing) response.writeHead(503).end();
    else if (flooding) response.end(`{"keys":[],"more":"${"x".repeat(2_000_000)}"}`);
    else if (request.url === "/keys")
      response.setHeader("Content-Type", "application/json").end(JSON.stringify(jwks));
    else if (request.url === `/${key.id}`) response.end(pem);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    pem,
    asked: () => asked,
    flood: (on) => {
      flooding = on;
    },
    fail: (on) => {
      failing = on;
    },
    sign: (claims, over = {}) => {
      const by = over.key ?? key;
      const header = { alg: over.alg ?? alg, kid: key.id, typ: "JWT", ...over.header };
      const secret = by instanceof Uint8Array ? by : by.privateKey;
      return new SignJWT(claims).setProtectedHeader(header).sign(secret);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A text that says that nobody signed it. */
export const unsigned = (claims: Record<string, unknown>, kid = "key-1"): string =>
  `${part({ alg: "none", typ: "JWT", kid })}.${part(claims)}.`;

/** The claims changed after they were signed. */
export function changed(text: string, claims: Record<string, unknown>): string {
  const [header, , signature] = text.split(".");
  return `${header}.${part(claims)}.${signature}`;
}
