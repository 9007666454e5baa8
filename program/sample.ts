/** The app that is served where the config names none, its page, and its users. */
export const SAMPLE = "app";
export const SAMPLE_FRONTEND = { dir: `${SAMPLE}/frontend` };
export const SAMPLE_LOCUSTFILE = `${SAMPLE}/locustfile.py`;

/** Whether an app's directory, as the config has it, is the sample's. */
export function isSample(appDir = SAMPLE): boolean {
  return appDir === SAMPLE;
}
