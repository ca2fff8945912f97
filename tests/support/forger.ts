import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startSigner } from "./signer";

/** The ID token that is answered next, by who is asked and the nonce of the attempt. */
export type Forgery = (at: { issuer: string; nonce: string }) => Promise<string> | string;

export type Forger = Awaited<ReturnType<typeof startForger>>;

/** A provider that is whole but for its ID tokens, which are as the test has them; it says that it signs by anything. */
export async function startForger() {
  const signer = await startSigner("RS256");
  let forgery: Forgery = () => "";
  let nonce = "";
  const server = createServer(async (request, response) => {
    const json = (body: unknown) =>
      response.setHeader("Content-Type", "application/json").end(JSON.stringify(body));
    if (request.url === "/.well-known/openid-configuration")
      return json({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${signer.url}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256", "ES256", "HS256", "none"],
      });
    request.resume();
    json({ access_token: "a", token_type: "Bearer", id_token: await forgery({ issuer, nonce }) });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    signer,
    answers(next: Forgery, attempt: { nonce: string }) {
      forgery = next;
      nonce = attempt.nonce;
    },
    async close() {
      await signer.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
