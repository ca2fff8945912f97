import { patientFetch } from "@/lib/queries/route-fetch";

window.fetch = patientFetch(
  window.fetch.bind(window),
  (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
);
