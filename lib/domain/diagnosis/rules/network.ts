import type { Rule } from "./rule";

const AWS_HOST = /amazonaws\.com|\.api\.aws\b|\bbedrock[\w-]{0,24}\.[a-z]{2}-/;

/** A Region that was never filled in: what stands in the host is a placeholder, or nothing. */
const NO_REGION_IN_HOST =
  /\bbedrock[\w-]{0,24}\.(?:(?:undefined|null|none|nan|false|region|aws_region|your[-_]region)?\.(?:amazonaws\.|api\.aws)|[$%]?[{<([%][^.\s]{0,40}(?:region|undefined)[^.\s]{0,40}\.(?:amazonaws\.|api\.aws))/;
const DNS =
  "(?:enotfound|getaddrinfo|eai_again|could not connect to the endpoint|endpointconnection|no such host|name or service not known|could not resolve host|unknown ?host|nodename nor servname|name resolution|failed to resolve|no address associated)";

/** Words of a network are no sign of a fault where neither a host nor an error stands beside them. */
const HOST_OR_ERROR =
  /\w(?:error|exception|failure)\b|\berror\b|exception|\bfail|\be[a-z]{4,12}\b(?<=e(?:notfound|connreset|connrefused|connaborted|timedout|hostunreach|netunreach|pipe))|\berr_|errno|\bcause\b|litellm|botocore|httpx|urllib|undici|bedrock|socket|\btls\b|https?:\/\/|\b(?:\d{1,3}\.){3}\d{1,3}\b|[a-z0-9-]\.(?:com|aws|net|org|io|internal|local)\b|^(?:.{0,120})$/;

/** Failures before any answer of AWS, on the way or in the client. */
export const NETWORK_RULES: readonly Rule[] = [
  {
    cause: "tls-certificate-untrusted",
    says: [
      /self[- ]signed cert/,
      /certificate_verify_failed/,
      /certificate verify failed/,
      /local issuer certificate/,
      /ssl validation failed/,
      /unable to verify (?:the )?(?:first|leaf) (?:certificate|signature)/,
      /unable_to_(?:verify|get_issuer)/,
      /(?:depth_zero_)?self_signed_cert/,
      /unknown (?:certificate )?authority/,
      /unknown ?issuer/,
      /certificate (?:is not trusted|has expired|signed by unknown)/,
      /cert_has_expired/,
      /pkix path building failed/,
      /untrusted certificate/,
      /unable to find valid certification path/,
      /x509: /,
      /hostname\/ip does not match certificate/,
      /err_tls_cert/,
      /invalid peer certificate/,
      /ssl connection could not be established/,
      /remote certificate (?:is|was) (?:invalid|rejected|not trusted)/,
    ],
    code: "NetworkError",
  },
  {
    cause: "not-a-bedrock-call",
    says: [
      /(?:enotfound|getaddrinfo|econn\w{3,8}|etimedout|fetch failed|failed to connect|unable to connect|could not connect|connection ?(?:error|refused|timed out)|timed? ?out)[\s\S]{0,200}\b(?:api|console)\.(?:anthropic|openai|claude)\.com/,
      /\b(?:api|console)\.(?:anthropic|openai|claude)\.com\b[\s\S]{0,200}(?:enotfound|econn\w{3,8}|etimedout|fetch failed|failed|refused|timed? ?out|unreachable|not resolve)/,
      /unable to connect to anthropic services/,
    ],
    unless: AWS_HOST,
    code: "NetworkError",
    owner: "network",
  },
  {
    cause: "not-a-bedrock-call",
    says: [
      /\b(?:api|console)\.(?:anthropic|openai|claude)\.com\b[\s\S]{0,300}(?:\b40[13]\b|oauth|authentication_error|unauthorized|invalid x-api-key)/,
      /(?:\b40[13]\b|oauth|authentication_error|unauthorized|invalid x-api-key)[\s\S]{0,300}\b(?:api|console)\.(?:anthropic|openai|claude)\.com\b/,
      /invalid x-api-key/,
      /anthropic_api_key\b[^.]{0,60}(?:not set|missing|required|invalid)/,
    ],
    unless: AWS_HOST,
    code: "Unrecognized",
    confidence: "medium",
  },
  {
    cause: "region-not-configured",
    says: [NO_REGION_IN_HOST],
    code: "Unrecognized",
  },
  {
    cause: "client-connection-pool-full",
    says: [
      /connection pool is full/,
      /pool (?:is )?(?:full|exhausted)/,
      /(?:acquire|waiting for) (?:a )?connection[^.]{0,40}pool/,
      /socket usage at capacity/,
      /maximum pool size/,
      /timeout waiting for connection from pool/,
      /acquire operation took longer/,
      /pending (?:connection )?acqui(?:re|sition)/,
    ],
    code: "Unrecognized",
  },
  {
    cause: "region-no-bedrock-endpoint",
    says: [
      new RegExp(
        `${DNS}[\\s\\S]{0,160}bedrock[\\w-]{0,24}\\.(?:ap-east-1|cn-north-1|cn-northwest-1)\\.`,
      ),
      /bedrock[\w-]{0,24}\.(?:ap-east-1|cn-north-1|cn-northwest-1)\.[\s\S]{0,160}(?:enotfound|no such host|not known|not resolve|failed to resolve|name resolution)/,
    ],
    code: "NetworkError",
  },
  {
    cause: "network-unreachable",
    says: [new RegExp(`${DNS}[\\s\\S]{0,160}bedrock[\\w-]{0,24}\\.`), /dial tcp: lookup bedrock/],
    code: "NetworkError",
    confidence: "medium",
    candidates: ["region-no-bedrock-endpoint"],
    question:
      "Does the Bedrock host of another Region resolve from here? Then this Region has no endpoint.",
  },
  {
    cause: "client-timeout",
    says: [/configured requesttimeout/, /timeout passed=\d/],
    code: "NetworkError",
  },
  {
    cause: "network-unreachable",
    says: [
      /timed? ?out[\s\S]{0,60}(?:oidc|portal\.sso|sts)\.[\w-]{4,24}\.amazonaws\.com/,
      /\benotfound/,
      /getaddrinfo/,
      /\beai_again/,
      /no such host/,
      /name or service not known/,
      /could not resolve host/,
      /unknown ?host/,
      /nodename nor servname/,
      /name resolution/,
      /failed to resolve (?:'|")?(?:host|address|dns|name|domain|the host|[\w-]{1,60}\.[\w.-]{3,80})/,
      /\beconnrefused/,
      /connection (?:was )?refused/,
      /\beconnreset/,
      /connection (?:was )?reset/,
      /\behostunreach/,
      /\benetunreach/,
      /network is unreachable/,
      /no route to host/,
      /\bepipe/,
      /broken pipe/,
      /proxy ?(?:error|connection|authentication)/,
      /could not connect to/,
      /failed to (?:connect|establish a new connection)/,
      /err_http2/,
      /socket hang up/,
      /connect ?timeout/,
      /connect timed out/,
      /connection (?:aborted|closed|terminated)/,
      /connection timed out/,
      /\betimedout/,
      /und_err_connect/,
      /und_err_socket/,
      /tunnel connection failed/,
      /fetch failed/,
      /dial tcp/,
      /networkingerror/,
      /stream (?:has been|was|got)? ?(?:canceled|cancelled|closed|disconnected)\b/,
      /\bconnection error\b/,
      /err_connection/,
      /remote end closed/,
      /socket disconnected/,
      /(?:other side|socket|peer) (?:was |has )?closed/,
      /premature(?:ly)? ?(?:close|ended)/,
      /without establishing a connection/,
    ],
    unless: /received 1000 \(ok\)/,
    beside: HOST_OR_ERROR,
    code: "NetworkError",
  },
  {
    cause: "client-timeout",
    says: [
      /\btimed out\b/,
      /read ?time-?out\b/,
      /timeout ?(?:error|exception)/,
      /context (?:canceled|cancelled|deadline exceeded)/,
      /deadline exceeded/,
      /\baborterror\b/,
      /request (?:was )?(?:aborted|canceled|cancelled)/,
      /operation was aborted/,
      /und_err_(?:headers|body)_timeout/,
      /timeout (?:of|after|exceeded)/,
    ],
    beside: HOST_OR_ERROR,
    code: "NetworkError",
  },
];
