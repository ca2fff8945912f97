import { type Aws, createAws } from "@/lib/aws/create-aws";
import { aCounter } from "./attempts";

/** The one way to AWS as the program has it, with the SDK's settings from this process's environment. */
export async function anAws(
  variables: Readonly<Record<string, string | undefined>> = {},
  attempts = aCounter(),
): Promise<Aws> {
  const aws = await createAws({
    caBundle: null,
    proxied: false,
    variables,
    attempts,
    wall: Date.now,
    random: () => 0,
  });
  if (!aws.ok) throw new Error(aws.error);
  return aws.value;
}
