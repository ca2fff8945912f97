import { toAmzDate } from "@/lib/stand-in/wire/amz-date";
import { sign } from "@/lib/stand-in/wire/sigv4";
import { DOCUMENTATION_KEY } from "@/lib/stand-in/worlds/demo-key";

export type SignedFetch = {
  url: string;
  target: string;
  method?: string;
  service?: string;
  region?: string;
  body?: string;
  headers?: Record<string, string>;
  /** How far the signer's clock is from ours. */
  offsetMs?: number;
};

/** A call without an SDK: nothing is retried, nothing parsed, the clock may be wrong. */
export function signedFetch({
  url,
  target,
  method = "GET",
  service = "bedrock",
  region = "eu-west-1",
  body = "",
  headers = {},
  offsetMs = 0,
}: SignedFetch): Promise<Response> {
  const timestamp = toAmzDate(Date.now() + offsetMs);
  const claim = {
    accessKeyId: DOCUMENTATION_KEY.accessKeyId,
    date: timestamp.slice(0, 8),
    region,
    service,
    signedHeaders: ["host", "x-amz-date"],
    signature: "",
  };
  const request = {
    method,
    target,
    headers: { host: new URL(url).host, "x-amz-date": timestamp },
    body: Buffer.from(body),
  };
  const secret = DOCUMENTATION_KEY.secretAccessKey;
  const signature = sign(request, { claim, secret, timestamp });
  const scope = `${claim.date}/${region}/${service}/aws4_request`;
  return fetch(url + target, {
    method,
    ...(body === "" ? {} : { body }),
    headers: {
      ...headers,
      "x-amz-date": timestamp,
      authorization: `AWS4-HMAC-SHA256 Credential=${claim.accessKeyId}/${scope}, SignedHeaders=host;x-amz-date, Signature=${signature}`,
    },
  });
}
