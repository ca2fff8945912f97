import { assertLocalEndpoint, keepSocketsLocal } from "./assert-local-endpoint";

assertLocalEndpoint(process.env);
keepSocketsLocal();
