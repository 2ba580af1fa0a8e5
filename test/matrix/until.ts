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

/** Passes on what comes of it. @throws where nothing has for so long: a way can break what the driver itself stands on */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
