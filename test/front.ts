import { afterAll } from 'vitest';
import { commands } from 'vitest/browser';

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Closes every other tab and brings this one to the front. */
    toFront(): Promise<void>;
  }
}

// A tab that another was opened over is slowed down: one timer a second, and the last to get a processor.
afterAll(() => commands.toFront());
