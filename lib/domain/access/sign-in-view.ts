import type { EpochMs } from "@/lib/domain/time";
import type { NobodyWhy } from "./nobody";
import type { Role } from "./roles";
import type { SignInFaultCode } from "./sign-in-fault";

/** Somebody the provider knows and no grant lets in, as the provider told of them. */
export type RefusedPerson = {
  name: string;
  /** The first of them. */
  groups: readonly string[];
  groupsTotal: number;
  /** Only one that was verified. */
  email: string | null;
  at: EpochMs;
};

/** What a link is, before anybody uses it. */
export type LinkState =
  | {
      state: "good";
      name: string;
      grant: { role: Role; accounts: readonly string[] | null };
      expiresAt: EpochMs;
    }
  | { state: "used"; at: EpochMs }
  | { state: "expired"; at: EpochMs }
  | { state: "unknown" };

/** How one signs in here. */
export type SignInWay =
  | { by: "provider"; host: string; begin: string }
  | { by: "link" }
  | { by: "proxy" };

/** What the page of the way in shows. */
export type SignInView = {
  /** As the dashboard is reached. */
  address: string;
  way: SignInWay;
  /** Where one goes afterwards. */
  to: string;
  why: { of: "sign-in"; code: SignInFaultCode } | { of: "request"; code: NobodyWhy } | null;
  refused: RefusedPerson | null;
  /** Where one signs out of the provider to come as somebody else. */
  signOutAt: string | null;
  link: (LinkState & { secret: string }) | null;
};
