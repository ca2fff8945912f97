// A command loads what it stands on when it is asked for; here before the time of a test begins.
import "@/lib/cli/check-anywhere";
import "@/lib/cli/mcp";
import "@/lib/cli/with-app";

export { main } from "@/lib/cli/main";
