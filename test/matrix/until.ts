/** Lets so many milliseconds pass. */
export const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** Asks until it is so, and gives up in the end. @returns whether it was */
export async function until(ask: () => Promise<boolean> | boolean, mostMs: number): Promise<boolean> {
  const end = Date.now() + mostMs;
  while (!(await ask())) {
    if (Date.now() > end) return false;
    await sleep(20);
  }
  return true;
}
