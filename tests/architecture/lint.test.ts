import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ROOT } from "./source";

type Probe = {
  file: string;
  allowed: readonly string[];
  banned: readonly string[];
  always?: readonly string[];
};

/** Runs Biome with our configuration over files that only import, and says which imports it refuses in each. */
function refusals(probes: readonly Probe[]): ReadonlyMap<string, readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "readiness-lint-"));
  try {
    for (const name of ["biome.json", ".gitignore"]) {
      copyFileSync(path.join(ROOT, name), path.join(folder, name));
    }
    for (const probe of probes) {
      const file = path.join(folder, probe.file);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, modulesOf(probe).map(importing).join(""));
    }
    const biome = path.join(ROOT, "node_modules", ".bin", "biome");
    const args = ["lint", "--only=style/noRestrictedImports", "--reporter=json"];
    const said = spawnSync(biome, [...args, "--max-diagnostics=none"], { cwd: folder });
    const { diagnostics } = Report.parse(JSON.parse(String(said.stdout)));
    return new Map(
      probes.map((probe) => {
        const lines = diagnostics
          .filter(({ location }) => location.path === probe.file)
          .map(({ location }) => location.start.line);
        return [probe.file, modulesOf(probe).filter((_module, at) => lines.includes(at + 1))];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const Report = z.object({
  diagnostics: z.array(
    z.object({ location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }) }),
  ),
});

const importing = (module: string, index: number) => `import * as m${index} from "${module}";\n`;
const modulesOf = ({ allowed, banned, always = ALWAYS }: Probe) => [
  ...allowed,
  ...banned,
  ...always,
];

const ALWAYS = ["../up"];
const AWS = "@aws-sdk/client-bedrock";

const PROBES: readonly Probe[] = [
  {
    file: "app/page.tsx",
    allowed: ["@/components/ui/cn", "@/lib/start", "@/lib/services/world/world", "next/link"],
    banned: [
      "@/lib/aws/connect/call",
      "@/lib/db/open",
      "@/lib/jobs/types",
      "@/lib/stand-in/start",
      AWS,
    ],
  },
  {
    file: "app/actions/access.ts",
    allowed: ["@/lib/services/context", "@/lib/start", "@/lib/domain/facts/facts", "./define"],
    banned: ["@/lib/aws/connect/call", "@/lib/db/open", "@/components/ui/cn", "kysely"],
  },
  {
    file: "components/matrix/cell.tsx",
    allowed: ["@/lib/queries/matrix", "@/lib/domain/state", "@/app/actions/scan", "react"],
    banned: [
      "@/lib/services/ports/stores",
      "@/lib/env",
      "next/headers",
      "@/lib/db/open",
      "node:fs",
    ],
  },
  {
    file: "lib/queries/matrix.ts",
    allowed: [
      "@/lib/domain/state",
      "@/lib/contracts/matrix",
      "@/app/actions/scan",
      "@/lib/routes",
      "@tanstack/react-query",
    ],
    banned: ["@/lib/services/context", "@/lib/start", "next/headers", "@/components/ui/cn"],
  },
  {
    file: "lib/services/matrix/verb.ts",
    allowed: [
      "@/lib/domain/facts/facts",
      "@/lib/contracts/matrix",
      "@/lib/services/ports/stores",
      "zod",
    ],
    banned: [
      "@/lib/aws/connect/call",
      "@/lib/db/open",
      "next",
      "react",
      "@/lib/env",
      "node:fs",
      "pg",
    ],
  },
  {
    file: "lib/contracts/matrix.ts",
    allowed: ["@/lib/domain/state", "@/lib/contracts/parts", "zod", "./schema", "./parts"],
    banned: [
      "@/lib/services/context",
      "@/lib/routes",
      "@/lib/queries/matrix",
      "@/components/ui/cn",
      "node:crypto",
      "react",
      "next/link",
      AWS,
    ],
  },
  {
    file: "lib/domain/judge/rule.ts",
    allowed: ["@/lib/domain/facts/facts", "zod", "./cell"],
    banned: [
      "@/lib/contracts/matrix",
      "@/lib/services/ports/stores",
      "@/lib/env",
      "node:crypto",
      "react",
      "next/link",
      AWS,
    ],
  },
  {
    file: "lib/aws/read/bedrock.ts",
    allowed: ["@/lib/domain/facts/facts", "@/lib/services/ports/stores", AWS, "node:http"],
    banned: ["@/lib/db/open", "@/lib/services/context", "next", "react", "kysely"],
  },
  {
    file: "lib/db/open.ts",
    allowed: ["@/lib/domain/facts/facts", "@/lib/services/ports/stores", "kysely", "pg"],
    banned: ["@/lib/aws/connect/call", "@/lib/services/context", "next", "react", AWS],
  },
  {
    file: "lib/jobs/run.ts",
    allowed: ["@/lib/domain/facts/facts", "@/lib/services/ports/stores", "@/lib/log"],
    banned: ["@/lib/aws/connect/call", "@/lib/db/open", "next", "react", "@/lib/start"],
  },
  {
    file: "lib/cli/scan.ts",
    allowed: ["@/lib/start", "@/lib/jobs/types", "@/lib/services/context", "commander"],
    banned: [
      "@/components/ui/cn",
      "react",
      "next",
      "@/lib/aws/connect/call",
      "@/lib/stand-in/start",
    ],
  },
  {
    file: "instrumentation.node.ts",
    allowed: ["@/lib/start", "@/lib/jobs/types", "@/lib/env"],
    banned: ["@/components/ui/cn", "@/lib/aws/connect/call", "@/lib/db/open"],
  },
  {
    file: "lib/stand-in/server.ts",
    allowed: ["@/lib/stand-in/wire/outcome", "node:http", "zod", AWS],
    banned: ["@/lib/domain/facts/facts", "@/lib/env", "@/components/ui/cn", "react"],
  },
  {
    file: "lib/start.ts",
    allowed: ["@/lib/aws/connect/call", "@/lib/db/open", "@/lib/services/context"],
    banned: ["@/lib/stand-in/start", "@/app/page", "@/components/ui/cn"],
  },
  {
    file: "tests/contract/probe.test.ts",
    allowed: ["@/lib/stand-in/start", "@/lib/db/open", "./near"],
    banned: [],
  },
];

describe("Biome holds the layers", () => {
  const refused = refusals(PROBES);

  it.each(PROBES)("in $file", ({ file, banned, always = ALWAYS }) => {
    expect(refused.get(file)).toEqual([...banned, ...always]);
  });
});
