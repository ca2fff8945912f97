import type { NobodyWhy } from "@/lib/domain/access/nobody";
import type { SignInFaultCode } from "@/lib/domain/access/sign-in-fault";

/** Why a request is nobody's, in one sentence that says what helps. */
export const NOBODY_TEXT = {
  "nothing-brought": "Sign in to see this.",
  "no-such-session": "This session is not known. Sign in again.",
  idle: "The session ended: nobody used it for 8 hours. Sign in again.",
  whole: "The session ended: 12 hours have passed since the sign-in. Sign in again.",
  "sign-out": "You signed out. Sign in again to go on.",
  provider: "Your provider ended the session. Sign in again.",
  admin: "An admin ended the session. Sign in again.",
  "grant-gone": "No grant names you or a group of yours any more. An admin can add one.",
  replaced: "This browser signed in again meanwhile. Reload the page.",
  "token-refused": "This token is not known, or was revoked. An admin can make another.",
  "token-expired": "This token has expired. An admin can make another.",
  "token-not-here": "A token reads the API and nothing else.",
  "no-grant": "No grant names you or a group of yours. An admin can add one.",
  "assertion-refused":
    "What the proxy in front says of you could not be believed. Sign in there again; the log of the dashboard says why.",
  "assertion-down":
    "The keys that the proxy in front signs with can't be read, so nobody can be told apart. Try again in a minute.",
  "too-many-tries": "Too many tries from this address. Try again in some minutes.",
} as const satisfies Record<NobodyWhy, string>;

type Said = { title: string; text: (provider: string) => string };

/** Why somebody is not signed in, as the page of it says. */
export const SIGN_IN_TEXT = {
  "provider-down": {
    title: "The provider does not answer",
    text: (provider) =>
      `${provider} gave no answer in 10 s, or said that it can't give one now. Try again; links by invite work meanwhile.`,
  },
  "provider-refused": {
    title: "The provider said no",
    text: (provider) =>
      `${provider} did not let you in here: you cancelled, or its admin has not assigned this application to you.`,
  },
  "dashboard-refused": {
    title: "The provider refused the dashboard",
    text: (provider) =>
      `${provider} refused the dashboard itself, whoever signs in. An admin checks its client id, secret and scopes; the log of the dashboard says what was answered.`,
  },
  "answer-refused": {
    title: "The answer was not believed",
    text: (provider) =>
      `What came back from ${provider} does not belong to this sign-in. Sign in again; the log of the dashboard says why.`,
  },
  "too-many-groups": {
    title: "Too many groups",
    text: (provider) =>
      `${provider} left your groups out because there are too many to send. An admin there can limit them to those of this application, or a grant here can name your e-mail.`,
  },
  "not-begun-here": {
    title: "This sign-in was not begun here",
    text: () =>
      "It was begun in another browser, took more than 10 minutes, or came a second time. Sign in again.",
  },
  "too-many-tries": {
    title: "Too many tries",
    text: () => "Too many sign-ins came from this address. Try again in some minutes.",
  },
  "no-grant": {
    title: "No grant for you yet",
    text: (provider) =>
      `${provider} knows you, but no grant names you or a group of yours, so nothing is shown.`,
  },
  "link-unknown": {
    title: "No such link",
    text: () => "This link was never made, or has been gone for a day. Ask for another.",
  },
  "link-used": {
    title: "The link was used",
    text: () => "It was good once, and somebody used it. Ask for another.",
  },
  "link-expired": {
    title: "The link has expired",
    text: () => "It was good for 15 minutes. Ask for another.",
  },
} as const satisfies Record<SignInFaultCode, Said>;
