import type { Page } from "@playwright/test";

/** What the browser answers that is asked for leave; not every one without a window asks its person. */
export async function answering(page: Page, answer: "granted" | "denied"): Promise<void> {
  await page.addInitScript((answer) => {
    const leave = () => sessionStorage.getItem("leave") ?? "default";
    window.Notification = new Proxy(window.Notification, {
      construct: (target, [title, options]: [string, NotificationOptions]) => {
        const told = JSON.parse(localStorage.getItem("told") ?? "[]");
        localStorage.setItem("told", JSON.stringify([...told, `${title}: ${options.body}`]));
        return new target(title, options);
      },
      get: (target, name) => {
        if (name === "permission") return leave();
        if (name !== "requestPermission") return Reflect.get(target, name);
        return async () => {
          sessionStorage.setItem("leave", answer);
          return answer;
        };
      },
    });
  }, answer);
}

/** What it was made to tell, in every page of its context, oldest first. */
export const toldIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => JSON.parse(localStorage.getItem("told") ?? "[]"));
