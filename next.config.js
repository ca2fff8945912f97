/** @type {import('next').NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  agentRules: false,
  serverExternalPackages: ["better-sqlite3-napi"],
  typescript: { tsconfigPath: "tsconfig.build.json" },
  outputFileTracingExcludes: {
    "*": [
      "node_modules/@img/**",
      // What traces are sent by is in a chunk of its own; the framework has a copy of the API.
      "node_modules/@opentelemetry/**",
      "tests/**",
      "lib/stand-in/**",
    ],
  },
  experimental: {
    serverActions: { bodySizeLimit: "256kb" },
    // Every page would be loaded before the first answer: half of what a start takes.
    preloadEntriesOnStart: false,
    turbopackCrossModuleConstants: true,
  },
};

export default config;
