import { register } from "node:module";

const hooks = `export const resolve = (specifier, context, next) => {
  if (specifier.startsWith("@opentelemetry/")) throw new Error("loaded " + specifier);
  return next(specifier, context);
};`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
