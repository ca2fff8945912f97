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
    "*": ["node_modules/@img/**", "tests/**", "lib/stand-in/**", "dist/**", "*.tgz"],
  },
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
};

export default config;
