export const LANGUAGES = ["cli", "python", "typescript"] as const;
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGE_NAME = {
  cli: "AWS CLI",
  python: "Python",
  typescript: "TypeScript",
} as const satisfies Record<Language, string>;

/** The name by which a block of code in Markdown is coloured. */
export const FENCE_NAME = {
  cli: "sh",
  python: "python",
  typescript: "ts",
} as const satisfies Record<Language, string>;
