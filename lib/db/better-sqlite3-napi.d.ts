declare module "better-sqlite3-napi" {
  import BetterSqlite = require("better-sqlite3");

  export = BetterSqlite;
}
