import manifest from "@/package.json";

/**
 * The manifest of the package: it brings the store's driver and nothing else. The optional one is for Node 20, where the
 * other does not run.
 */
export function packageManifest() {
  const { name, version, description, license, engines } = manifest;
  return {
    name,
    version,
    description,
    license,
    type: "module",
    engines,
    bin: { [name]: "cli.mjs" },
    dependencies: { "better-sqlite3-napi": manifest.dependencies["better-sqlite3-napi"] },
    optionalDependencies: manifest.optionalDependencies,
  };
}
