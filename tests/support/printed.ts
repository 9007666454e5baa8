/** What this process wrote, instead of showing it. */
export interface Printed {
  stdout: string;
  stderr: string;
  restore(): void;
}

/** Keeps what is written to stdout and stderr until it is restored. */
export function keepPrinted(): Printed {
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    jest.spyOn(process[stream], "write").mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    }),
  );
  const printed: Printed = {
    ...{ stdout: "", stderr: "" },
    restore: () => spies.forEach((spy) => spy.mockRestore()),
  };
  return printed;
}
