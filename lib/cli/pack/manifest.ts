import manifest from "@/package.json";

/**
 * The manifest of the package: it brings the store's driver and nothing else. The optional one is for Node 20, where the
 * other does not run. npm publishes with a provenance only what names the repository whose workflow made it:
 * https://docs.npmjs.com/generating-provenance-statements
 */
export function packageManifest(env: Record<string, string | undefined> = process.env) {
  const { name, version, description, license, engines } = manifest;
  return {
    name,
    version,
    description,
    license,
    ...repositoryOf(env),
    type: "module",
    engines,
    bin: { [name]: "cli.mjs" },
    dependencies: { "better-sqlite3-napi": manifest.dependencies["better-sqlite3-napi"] },
    optionalDependencies: manifest.optionalDependencies,
  };
}

function repositoryOf({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: name,
}: Record<string, string | undefined>) {
  return server && name
    ? { repository: { type: "git", url: `git+${server}/${name}.git` } as const }
    : {};
}
