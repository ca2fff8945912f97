import type { Cause } from "@/lib/domain/causes";
import { shellQuote } from "@/lib/domain/links/command";
import type { Advise } from "./said";
import { isForeign } from "./words";

const TO_BEDROCK =
  "If Bedrock was meant, switch the client to it and give it a Region (Claude Code: CLAUDE_CODE_USE_BEDROCK=1 and AWS_REGION).";

const notBedrock: Advise = ({ said: { host } }) =>
  isForeign(host)
    ? {
        sentence: `The client calls ${host}, not Amazon Bedrock.`,
        steps: [
          { text: TO_BEDROCK, link: "endpoints" },
          {
            text: `If ${host} was meant, whoever runs the network lets the client reach it; AWS can't help.`,
          },
        ],
        command: `nslookup ${shellQuote(host)}`,
      }
    : null;

const certificate: Advise = ({ said: { host } }) => {
  if (host === null) return null;
  const command = `openssl s_client -connect ${shellQuote(host)}:443 -servername ${shellQuote(host)} </dev/null`;
  const ca = "Give the client the network's CA: AWS_CA_BUNDLE, or NODE_EXTRA_CA_CERTS for Node.";
  if (!isForeign(host)) return { steps: [{ text: ca, link: "proxy" }], command };
  return {
    sentence: `Something between the client and ${host} presents a certificate that the client does not trust. ${host} is not AWS's: this call does not go to Bedrock.`,
    steps: [
      {
        text: "Give the client the network's CA: NODE_EXTRA_CA_CERTS for Node, SSL_CERT_FILE for others.",
        link: "proxy",
      },
      {
        text: TO_BEDROCK,
        link: "endpoints",
      },
    ],
    command,
  };
};

const unreachable: Advise = (input) => {
  const { host } = input.said;
  if (host === null) return null;
  if (isForeign(host)) return notBedrock(input);
  return {
    sentence: `The connection to ${host} could not be made, or was cut.`,
    steps: [
      { text: `Check that ${host} resolves and port 443 is open from there.`, link: "endpoints" },
      { text: "Check proxy settings, VPN and VPC endpoints.", link: "proxy" },
    ],
    command: `nslookup ${shellQuote(host)}`,
  };
};

const suspended: Advise = ({ said: { host } }) =>
  isForeign(host)
    ? {
        steps: [
          {
            text: `Use the support form that the message names, at ${host}: no change in IAM helps.`,
          },
          {
            text: "If it is the AWS account that is suspended, ask AWS Support, and settle open bills.",
            link: "supportAccount",
          },
        ],
      }
    : null;

/** The host that was called, and whose it is. */
export const NETWORK_ADVICE = {
  "not-a-bedrock-call": notBedrock,
  "tls-certificate-untrusted": certificate,
  "network-unreachable": unreachable,
  "account-suspended": suspended,
} as const satisfies Partial<Record<Cause, Advise>>;
