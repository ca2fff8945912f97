import { z } from "zod";
import type { Call } from "@/lib/stand-in/services/types";
import { answer, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { formIn } from "@/lib/stand-in/world/access";
import { setForm } from "@/lib/stand-in/world/change";
import { validationError } from "./validation";

const short = z.string().min(1).max(128);

/** As accounts have sent it; a number in the place of a text is refused with the rest. */
const Form = z.strictObject({
  companyName: short,
  companyWebsite: short,
  intendedUsers: z.enum(["0", "1", "2"]),
  industryOption: short,
  otherIndustryOption: z.string().max(128),
  useCases: z.string().min(1).max(8192),
});

/** Takes a second one too, and changes nothing by it. */
export function putUseCaseForModelAccess(call: Call): Outcome {
  const { formData } = call.input;
  const bytes = typeof formData === "string" ? Buffer.from(formData, "base64") : Buffer.alloc(0);
  if (typeof formData !== "string" || bytes.length < 10 || bytes.length > 16_384) {
    return refuse(
      validationError(
        "1 validation error detected: Value at 'formData' failed to satisfy constraint: Member must have length between 10 and 16384",
      ),
    );
  }
  if (!isForm(bytes)) return refuse(validationError("Invalid Form Data"));
  const { world, account, region } = call;
  if (formIn(account, region) === "present") return answer({}, 201);
  account.formData = formData;
  setForm(world, { account, region, form: "present" });
  return answer({}, 201);
}

/** One that was encoded twice is text, but not JSON. */
function isForm(bytes: Buffer): boolean {
  try {
    return Form.safeParse(JSON.parse(bytes.toString("utf8"))).success;
  } catch {
    return false; // not JSON
  }
}
