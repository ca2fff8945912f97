import { describe, expect, it } from "vitest";
import { findings, sourceFiles } from "./source";

const files = sourceFiles().filter(({ path }) => !path.startsWith("lib/stand-in/"));

describe("what is written once", () => {
  it.each([
    ["the matrix is decoded by its own room", /kinds\[/, /^lib\/domain\/grid\//],
    ["a time is spelled by words/dates", /\.toISOString\(/, /^lib\/domain\/words\/dates\.ts$/],
    [
      "a number is spelled by words/figure",
      /\.toLocaleString\(/,
      /^lib\/domain\/words\/figure\.ts$/,
    ],
    [
      "a state has its word in words/states",
      /not_offered: "[Nn]ot offered"/,
      /^lib\/domain\/words\/states\.ts$/,
    ],
    [
      "a screen says a time of day alone only of what is of this day, or has its date beside it",
      /\b(?:timeText|secondText)\(/,
      /^(?:lib|app)\/|^components\/(?:quotas\/use\/hour-line|pending\/clock-rule|sign-in\/\w|record\/record-row|acts\/review\/(?:clock|terms)|acts\/list\/row-words)/,
    ],
    [
      "a text is copied by ui/use-copy, which says where the browser refused",
      /clipboard\??\.writeText/,
      /^components\/ui\/use-copy\.ts$/,
    ],
    [
      "a first letter is made small or large by words/sentence, which knows the names",
      /(?:charAt\(0\)|slice\(0, 1\)|\[0\]\??)\.to(?:Lower|Upper)Case\(|\^\[A-Z\]\(\?=/,
      /^lib\/domain\/words\/sentence\.ts$/,
    ],
    [
      "a number that may be one has its words by words/counted",
      /\} more (?:\w+s|do|have|are|were)\b/,
      /^lib\/domain\/words\/counted\.ts$/,
    ],
    [
      "what a failed read says stands as a sentence, by words/sentence",
      /\{error\.message\}/,
      /^(?:lib\/|app\/|proxy\.ts$)/,
    ],
    [
      "what AWS or a socket said within a text of ours ends as a sentence, by words/sentence; a line of the terminal is one",
      /\b(?:fault|refused)\.message\}/,
      /^lib\/(?:aws|cli|services\/doctor)\/|^components\/settings\/check-part\.tsx$/,
    ],
    [
      "a watch or an act is read as it is kept by who writes it anew; what is shown comes by list or ctx.shown",
      /\bstores\.(?:watches\.(?:get|of)|acts\.(?:get|holding))\(/,
      /^lib\/services\/(?:watches\/watch-docs\.ts|agreements\/rearm\.ts|acts\/(?:standing|ask|preview|send)\.ts)/,
    ],
    [
      "a view is printed once for its tag and its answer, by app/api/tagged",
      /\banswerText\(|serverNow: 0/,
      /^(?:lib\/|components\/|app\/api\/tagged\.ts$)/,
    ],
    [
      "what was read is kept by services/facts/keep, through the fence of who holds the job",
      /\.merge(?:Region|Account)\(/,
      /^lib\/(?:services\/facts\/keep|jobs\/fenced)\.ts$/,
    ],
    [
      "a link is ui/link, which fetches ahead what somebody is about to open",
      /from "next\/link"/,
      /^components\/ui\/link\.tsx$/,
    ],
    ["a route's grammar stands in domain/routes", /us-gov\|global/, /^lib\/domain\/routes\.ts$/],
  ])("%s", (_name, pattern, home) => {
    const elsewhere = files.filter(({ path }) => !home.test(path));
    expect(findings(elsewhere, pattern)).toEqual([]);
  });
});
