import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { VARIABLES } from "@/lib/env";

/** Read by Node, glibc, Next, the SDK or the driver of PostgreSQL, and by no code of ours. */
const OF_OTHERS = [
  "AWS_ACCESS_KEY_ID",
  "AWS_REGION",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "KEEP_ALIVE_TIMEOUT",
  "MALLOC_TRIM_THRESHOLD_",
  "NEXT_TELEMETRY_DISABLED",
  "NODE_EXTRA_CA_CERTS",
  "PGPASSWORD",
  "TMPDIR",
];
/** Of what is beside the dashboard: the database of compose.yaml, and what prepares a task of ECS. */
const BESIDE = [
  "CERTIFICATES",
  "CONFIGURATION",
  "POSTGRES_DB",
  "POSTGRES_PASSWORD",
  "POSTGRES_USER",
];

const chart = path.join("deploy", "chart", "templates");
const NAMED = {
  "compose.yaml": { files: ["deploy/compose.yaml"], name: /^ {6}([A-Z_]+):/gm },
  "the chart": {
    files: readdirSync(chart).map((name) => path.join(chart, name)),
    name: /^- name: ([A-Z_]+)$/gm,
  },
  "the template of ECS": {
    files: ["deploy/ecs/template.yaml"],
    name: /(?:^|\{ |- )Name: ([A-Z_]+)\b(?!:)/gm,
  },
  "the unit": {
    files: ["deploy/systemd/bedrock-readiness.service"],
    name: /^#?Environment=([A-Z_]+)=/gm,
  },
  "the image": { files: ["Dockerfile"], name: /^(?:ENV| {4}) ?([A-Z_]+)=/gm },
};

const namesIn = ({ files, name }: { files: readonly string[]; name: RegExp }) =>
  new Set(
    files
      .flatMap((file) => [...readFileSync(file, "utf8").matchAll(name)])
      .map(([, found = ""]) => found),
  );

describe("variables of each way to run it", () => {
  it.each(Object.entries(NAMED))("%s names none that nobody reads", (_way, named) => {
    const names = [...namesIn(named)];
    expect(names).not.toEqual([]);
    const known = new Set([...VARIABLES, ...OF_OTHERS, ...BESIDE]);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it("the chart has a value for each that a cluster needs", () => {
    const elsewhere = [
      // The image says them.
      "BIND_ADDRESS",
      "PORT",
      "READINESS_DATA_DIR",
      // A file is read again when it changes.
      "OIDC_CLIENT_SECRET",
      // By extraEnv.
      "AWS_CA_BUNDLE",
      "AWS_ENDPOINT_URL",
      "HEALTH_FEED_URL",
      "METRICS_PUBLIC",
    ];
    const named = namesIn(NAMED["the chart"]);
    expect(VARIABLES.filter((name) => !named.has(name) && !elsewhere.includes(name))).toEqual([]);
  });
});
