import { describe, expect, it } from "vitest";
import { askedFigures } from "@/tests/bench/asked";
import { diagnosis } from "@/tests/bench/figures/diagnosis";
import { organisation } from "@/tests/bench/figures/organisation";
import { questions } from "@/tests/bench/figures/questions";
import { scan } from "@/tests/bench/figures/scan";
import { screens } from "@/tests/bench/figures/screens";

const FIGURES = [scan, diagnosis, organisation, questions, screens];

describe("what the command line of the benchmark asks", () => {
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ["all without a word", [], FIGURES.map(({ name }) => name), []],
    ["one by its name", ["scan"], ["scan"], []],
    ["several", ["scan", "screens"], ["scan", "screens"], []],
    ["so many accounts", ["organisation", "1"], ["organisation"], ["1"]],
    ["as many as there may be", ["organisation", "9999"], ["organisation"], ["9999"]],
    [
      "an AWS to ask",
      ["questions", "http://127.0.0.1:9400"],
      ["questions"],
      ["http://127.0.0.1:9400"],
    ],
    ["looks and screens", ["screens", "wide-dark", "plan"], ["screens"], ["wide-dark", "plan"]],
    ["a file that is there", ["diagnosis", "package.json"], ["diagnosis"], ["package.json"]],
  ])("is %s", (_name, named, wanted, words) => {
    const asked = askedFigures(named, FIGURES);
    expect(asked.ok && asked.value.wanted.map(({ name }) => name)).toEqual(wanted);
    expect(asked.ok && asked.value.words).toEqual(words);
  });

  it.each<[string, readonly string[], RegExp]>([
    ["a figure that is none", ["scans"], /^There is no figure scans\. There are: scan, /],
    [
      "a look or screen that is none",
      ["screens", "wide-drak", "plan"],
      /^screens: There is no look or screen wide-drak\. There are: wide-light, .*matrix, /,
    ],
    ["no account", ["organisation", "0"], /^organisation: .* a number from 1 to 9999\.$/],
    ["more accounts than there may be", ["organisation", "10000"], /from 1 to 9999/],
    ["a word for a number", ["organisation", "many"], /from 1 to 9999/],
    ["two numbers", ["organisation", "5", "6"], /from 1 to 9999/],
    ["an address that is none", ["questions", "9400"], /^questions: One address may follow/],
    ["one without its scheme", ["questions", "localhost:9400"], /such as http:/],
    [
      "a file that is not there",
      ["diagnosis", "no.json"],
      /^diagnosis: There is no file no\.json\.$/,
    ],
  ])("refuses %s in words", (_name, named, says) => {
    const asked = askedFigures(named, FIGURES);
    expect(asked.ok ? "" : asked.error).toMatch(says);
  });
});
