/** One row of the table: what is done to the product, and the tests that do it. */
export type Area = {
  name: string;
  does: string;
  files: readonly string[];
  only?: string;
  /** It starts the built dashboard, from several files at once, which may not build it side by side. */
  isBuilt?: true;
  /** It is seen in a browser. */
  inBrowser?: true;
};

export const AREAS: readonly Area[] = [
  {
    name: "kills",
    does: "the process is killed at random moments, on both stores",
    files: ["tests/chaos/kills.test.ts"],
  },
  {
    name: "acts",
    does: "the process is killed at each step of each kind of act, on both stores, and with two servers",
    files: ["tests/chaos/acts.test.ts", "tests/chaos/act-replicas.test.ts"],
  },
  {
    name: "replicas",
    does: "replicas are killed in scans, polls, deliveries and acts, PostgreSQL is restarted, one is frozen",
    files: ["tests/chaos/replicas.test.ts", "tests/chaos/frozen.test.ts", "tests/contract/jobs"],
    isBuilt: true,
  },
  {
    name: "processes",
    does: "servers, commands and people on one store, scans that are killed, signals, memory",
    files: [
      "tests/chaos/together.test.ts",
      "tests/contract/processes",
      "tests/contract/db/processes.test.ts",
    ],
  },
  {
    name: "pages",
    does: "ten screens left open while the dashboard crashes, comes back, and comes back newer",
    files: ["tests/chaos/pages"],
    isBuilt: true,
    inBrowser: true,
  },
  {
    name: "clock",
    does: "clocks ahead, behind and leaping, and wrong dates in AWS's answers",
    files: [
      "tests/chaos/clock.test.ts",
      "tests/contract/aws/clock.test.ts",
      "tests/unit/aws/connect/clock.test.ts",
      "tests/contract/watch/watches.test.ts",
    ],
    only: "clock|Date|hour",
  },
  {
    name: "store",
    does: "a store that hangs, is full, deleted, replaced, damaged, read-only or newer",
    files: [
      "tests/contract/db/health.test.ts",
      "tests/contract/db/hung.test.ts",
      "tests/contract/db/broken-rows.test.ts",
      "tests/contract/db/open.test.ts",
      "tests/contract/weather/full-disk.test.ts",
      "tests/contract/weather/start.test.ts",
    ],
  },
  {
    name: "endpoint",
    does: "answers that are late, cut, endless, throttled or of another form",
    files: [
      "tests/contract/aws/bodies.test.ts",
      "tests/contract/scan/weather.test.ts",
      "tests/contract/weather/cut.test.ts",
      "tests/unit/aws/read/paged-list.test.ts",
    ],
  },
  {
    name: "texts",
    does: "hostile names, ids and reasons in every output",
    files: ["tests/contract/outputs", "tests/contract/weather/secrets.test.ts"],
  },
];
