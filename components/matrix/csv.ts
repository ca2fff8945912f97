import type { Base } from "@/components/matrix/model/base";
import type { Filtered } from "@/components/matrix/model/filters";

const HEAD = ["model", "name", "region", "state", "code", "cause", "title", "routes"];

/** The cells that are shown, as CSV by RFC 4180. Holds no account id. A value that a spreadsheet would run as a formula is quoted as text. */
export function toCsv(base: Base, filtered: Filtered): string {
  const width = base.columns.length;
  const lines = filtered.rows.flatMap((row) =>
    filtered.columns.flatMap((column): string[] => {
      const index = row * width + column;
      const look = base.looks[base.cells[index] ?? -1];
      const model = base.models[row];
      const region = base.columns[column]?.region;
      if (!look || !model || !region || filtered.faint[index] === 1) return [];
      const cause = base.causes[look.cause];
      const values = [
        model.modelId,
        model.name,
        region,
        look.state,
        cause?.code,
        cause?.cause,
        look.title,
      ];
      return [[...values, look.routes.join(" ")].map((value) => field(value ?? "")).join(",")];
    }),
  );
  return `${[HEAD.join(","), ...lines].join("\r\n")}\r\n`;
}

function field(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
