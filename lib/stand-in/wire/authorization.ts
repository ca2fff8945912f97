/** What the Authorization header claims; nothing of it is verified here. */
export type Authorization =
  | { kind: "absent" }
  | { kind: "bearer"; token: string }
  | { kind: "malformed"; problem: string }
  | { kind: "sigv4"; claim: SigV4Claim };

export type SigV4Claim = {
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
  signedHeaders: readonly string[];
  signature: string;
};

const ALGORITHM = "AWS4-HMAC-SHA256";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html */
export function parseAuthorization(header: string | undefined): Authorization {
  if (header === undefined || header === "") return { kind: "absent" };
  if (/^bearer /i.test(header)) return { kind: "bearer", token: header.slice(7).trim() };
  if (!header.startsWith(ALGORITHM)) {
    return { kind: "malformed", problem: `Unsupported AWS 'algorithm': '${header.split(" ")[0]}'` };
  }
  const fields = new Map<string, string>();
  for (const part of header.slice(ALGORITHM.length).split(",")) {
    const at = part.indexOf("=");
    if (at > 0) fields.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  const credential = fields.get("Credential");
  const signedHeaders = fields.get("SignedHeaders");
  const signature = fields.get("Signature");
  if (!credential || !signedHeaders || !signature) {
    return { kind: "malformed", problem: missingParameters(header, fields) };
  }
  const [accessKeyId, date, region, service, terminator] = credential.split("/");
  if (!accessKeyId || !date || !region || !service || terminator !== "aws4_request") {
    return {
      kind: "malformed",
      problem: `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    };
  }
  return {
    kind: "sigv4",
    claim: {
      accessKeyId,
      date,
      region,
      service,
      signedHeaders: signedHeaders.split(";"),
      signature,
    },
  };
}

function missingParameters(header: string, fields: ReadonlyMap<string, string>): string {
  const missing = ["Credential", "Signature", "SignedHeaders"]
    .filter((name) => !fields.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  return `${missing.join(" ")} Authorization=${header.split(" ")[0]}`;
}
