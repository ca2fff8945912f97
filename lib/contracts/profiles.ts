import type { ProfileDestinations } from "@/lib/domain/diagnosis/ways-around";
import { list, text } from "./parts";
import * as z from "./schema";

const profile: z.Schema<ProfileDestinations> = z.object({
  region: text,
  profileId: text,
  destinations: list(text),
});

/** `GET /api/profiles`: where each inference profile of an account may send a call, by Region. */
export const ProfilesView = z.object({ profiles: list(profile) });
export type ProfilesView = z.output<typeof ProfilesView>;
