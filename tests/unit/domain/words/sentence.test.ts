import { expect, it } from "vitest";
import { asSentence, midSentence } from "@/lib/domain/words/sentence";

it.each([
  ["socket hang up", "socket hang up."],
  ["It is off.", "It is off."],
  ["Is it off?", "Is it off?"],
  ["Organization said “no.”", "Organization said “no.”"],
])("%j stands among sentences as %j", (text, expected) => {
  expect(asSentence(text)).toBe(expected);
});

it.each([
  ["Submit the form", "submit the form"],
  ["A form is missing", "a form is missing"],
  ["AWS Support raises it", "AWS Support raises it"],
  ["IAM: allow the read", "IAM: allow the read"],
  ["Region is being enabled", "Region is being enabled"],
  ["Bedrock quota is 0", "Bedrock quota is 0"],
  ["Regional quota is 0", "regional quota is 0"],
  ["eu-west-1 is off", "eu-west-1 is off"],
  ["", ""],
])("%j goes on within a sentence as %j", (text, expected) => {
  expect(midSentence(text)).toBe(expected);
});
