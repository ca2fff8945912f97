import { z } from "zod";

export const Lock = z.object({
  version: z.string(),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().default(false),
    }),
  ),
});
type Lock = z.infer<typeof Lock>;

/** What may be passed on with the product, unchanged and with its own text. */
const ALLOWED: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-4.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MPL-2.0",
  "SIL OPEN FONT LICENSE",
]);

/** Pictures are not made smaller here, so what would do it is left out of a build. */
const LEFT_OUT = /^@img\//;

const PLATFORM = /^(.+?)-(?:android|darwin|freebsd|linux|linuxmusl|openharmony|wasm32|win32)\b/;

/** `place`: its folder, from the project's root. */
export type Licensed = { name: string; version: string; licence: string; place: string };

/** The packages that a build may pass on, each with its licence, and those of them whose licence is not allowed. */
export function licencesOf({ packages }: Lock): {
  licensed: readonly Licensed[];
  refused: readonly Licensed[];
} {
  const told = Object.entries(packages).flatMap(([place, { version = "", license, dev }]) =>
    place === "" || dev
      ? []
      : [{ name: place.replace(/^.*node_modules\//, ""), version, license, place }],
  );
  const families = new Map(
    told.flatMap(({ name, license }) => {
      const family = PLATFORM.exec(name)?.[1];
      return family === undefined || license === undefined ? [] : [[family, license] as const];
    }),
  );
  const licensed = told
    .filter(({ name }) => !LEFT_OUT.test(name))
    .map(({ name, version, license, place }) => {
      const family = PLATFORM.exec(name)?.[1] ?? "";
      return { name, version, licence: license ?? families.get(family) ?? "not told", place };
    });
  return { licensed, refused: licensed.filter(({ licence }) => !isAllowed(licence)) };
}

/** An expression of SPDX: of "OR" one is enough, of "AND" all count. https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/ */
export function isAllowed(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, "$1");
  if (/[()]/.test(bare)) return false;
  return bare
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((licence) => ALLOWED.has(licence)));
}
