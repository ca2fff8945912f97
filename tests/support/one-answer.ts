import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Reading } from "@/lib/domain/facts/facts";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import { anAws } from "@/tests/support/an-aws";
import { KEYS, withEnvironment } from "@/tests/support/stand-in";

export type Answer = { status: number; type: string; body: string; requestId?: string };

const IDENTITY: Answer = {
  status: 200,
  type: "text/xml",
  body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/reader</Arn><UserId>AIDAEXAMPLE</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
};

const isOfSts = ({ method, url, headers }: IncomingMessage): boolean =>
  method === "POST" && url === "/" && headers["x-amz-target"] === undefined;

/** What the product makes of an endpoint that answers so, and `identity` to whoever asks whose credentials they are. */
export async function answered<T>(
  answer: Answer,
  ask: (reader: AccountReader) => Promise<Reading<T>>,
  identity = IDENTITY,
): Promise<Reading<T>> {
  const server = createServer((request, response) => {
    const { status, type, body, requestId } = isOfSts(request) ? identity : answer;
    const id = requestId === undefined ? {} : { "x-amzn-requestid": requestId };
    response.writeHead(status, { "content-type": type, ...id }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const environment = { ...KEYS, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` };
  try {
    return await withEnvironment(environment, async () => {
      const access = { by: "default" } as const;
      const account = { key: "default", accountId: null, name: null, access };
      return ask((await anAws()).readerFor(account, { expect: null }));
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

export const JSON_TYPE = "application/json";
export const json = (status: number, body: unknown): Answer => ({
  ...{ status, type: JSON_TYPE, body: JSON.stringify(body) },
});
