import type { CredentialPlace } from "@/lib/domain/credential-place";
import { profilesIn, profileTexts, type Variables } from "./profile-files";

function filePlace(variables: Variables): CredentialPlace {
  const texts = profileTexts(variables);
  const profile = variables.AWS_PROFILE ?? "default";
  const name = `Profile ${profile}`;
  if (texts.length === 0)
    return { name, found: false, text: "There is no ~/.aws/config and no ~/.aws/credentials." };
  const found = profilesIn(texts).has(profile);
  const how = variables.AWS_PROFILE ? "AWS_PROFILE names it" : "AWS_PROFILE is not set";
  return { name, found, text: found ? `Found; ${how}.` : `Not in the files; ${how}.` };
}

/**
 * The places where the SDK looks for credentials, in its order, and what is there. Only names are told, no values.
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export function credentialPlaces(variables: Variables): readonly CredentialPlace[] {
  const keyFound = Boolean(variables.AWS_ACCESS_KEY_ID && variables.AWS_SECRET_ACCESS_KEY);
  const webFound = Boolean(variables.AWS_WEB_IDENTITY_TOKEN_FILE && variables.AWS_ROLE_ARN);
  const containerFound = Boolean(
    variables.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ??
      variables.AWS_CONTAINER_CREDENTIALS_FULL_URI,
  );
  const metadataOff = variables.AWS_EC2_METADATA_DISABLED?.toLowerCase() === "true";
  return [
    {
      name: "Environment",
      found: keyFound,
      text: keyFound
        ? "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set."
        : "AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is not set.",
    },
    filePlace(variables),
    {
      name: "Web identity",
      found: webFound,
      text: webFound
        ? "A token file and a role are named."
        : "AWS_WEB_IDENTITY_TOKEN_FILE is not set.",
    },
    {
      name: "Container",
      found: containerFound,
      text: containerFound
        ? "The container names an address for credentials."
        : "No container credentials are offered.",
    },
    {
      name: "Instance metadata",
      found: false,
      text: metadataOff
        ? "Turned off by AWS_EC2_METADATA_DISABLED."
        : "Asked last; answers on an EC2 instance with a role.",
    },
  ];
}
