import type { BrowserContext, CDPSession, Page } from 'playwright';

/** A tab in a profile of its own, with nothing in it, and a second one on a page without guards. */
export interface Tab {
  readonly context: BrowserContext;
  readonly page: Page;
  /** For what only the browser's own tools can tell. */
  readonly session: CDPSession;
  /** Looks at what is stored, through a page without guards. */
  clean(): Promise<Page>;
  /** What pages have said to the driver since the tab was taken. */
  readonly said: string[];
}

/** Tabs that are used again once they have been emptied: a new profile costs ten times as much. */
export interface Tabs {
  take(): Promise<Tab>;
  /** @param stored something may lie in sessionStorage, which only a page of the site can empty */
  giveBack(tab: Tab, stored: boolean): Promise<void>;
}

/** Makes tabs for a site, each in a profile that this opens. */
export function createTabs(
  openContext: () => Promise<BrowserContext>,
  home: string,
  patienceMs: number,
): Tabs {
  const idle: Tab[] = [];
  const cleanUrl = `${home}/clean`;

  const open = async (): Promise<Tab> => {
    const context = await openContext();
    context.setDefaultTimeout(patienceMs);
    const said: string[] = [];
    context.on('console', message => {
      const text = message.text();
      if (text.startsWith('matrix:')) said.push(text.slice(7));
    });
    const page = await context.newPage();
    let clean: Page | undefined;
    return {
      context,
      page,
      said,
      session: await context.newCDPSession(page),
      async clean() {
        if (clean) return clean;
        clean = await context.newPage();
        await clean.goto(cleanUrl);
        return clean;
      },
    };
  };

  const empty = async ({ context, page, session }: Tab, stored: boolean): Promise<void> => {
    for (const other of context.pages()) {
      if (other !== page && other.url() !== cleanUrl) await other.close();
    }
    await page.goto(stored ? cleanUrl : 'about:blank');
    if (stored) await page.evaluate(() => sessionStorage.clear());
    await session.send('Storage.clearDataForOrigin', { origin: home, storageTypes: 'all' });
    await context.clearCookies();
  };

  return {
    take: async () => idle.pop() ?? (await open()),
    async giveBack(tab, stored) {
      try {
        await empty(tab, stored);
        tab.said.length = 0;
        idle.push(tab);
      } catch {
        // A way has wrecked it. The next one gets a new one.
        await tab.context.close();
      }
    },
  };
}
