import type { KeySpec } from "@/lib/stand-in/world/types";

/** The key pair that AWS's documentation prints; it opens nothing anywhere else. */
export const DOCUMENTATION_KEY = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
} as const;

export function documentationKey(accountId: string): KeySpec {
  return {
    ...DOCUMENTATION_KEY,
    arn: `arn:aws:sts::${accountId}:assumed-role/TeamAdmin/alice@example.com`,
    userId: "AROAEXAMPLETEAMADMIN1:alice@example.com",
  };
}
