declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  /** As far as the tests use it; the package brings no types. */
  class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  }
  export = Provider;
}
