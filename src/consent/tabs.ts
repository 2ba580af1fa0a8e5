/** The other tabs of this site. Nothing here ever throws. */
export interface Tabs {
  /** Tells all others, now. Where there is no way, they find out when they are next looked at. */
  tell(message: string): void;
  /**
   * Hears the others. Browsers without BroadcastChannel, and pages that slept in the back-forward cache, are
   * told to look for themselves whenever the visitor comes back to them.
   *
   * @returns its undo
   */
  listen(hear: (message: string) => void, look: () => void): () => void;
  /** Calls back while no other tab of this site is called back, soon; not at all where there are no locks. */
  inTurn(check: () => void): void;
}

/** @param name the same in all tabs that are to hear each other */
export function openTabs(page: Window & typeof globalThis, name: string): Tabs {
  let channel: BroadcastChannel | undefined;
  return {
    tell(message) {
      channel?.postMessage(message);
    },
    listen(hear, look) {
      const open = (): void => {
        try {
          channel ??= new page.BroadcastChannel(name);
          channel.onmessage = ({ data }: MessageEvent<unknown>) => {
            if (typeof data === 'string') hear(data);
          };
        } catch {
          // Missing, or denied to this frame: looking must do.
        }
      };
      const close = (): void => {
        channel?.close();
        channel = undefined;
      };
      const wake = (): void => {
        open();
        look();
      };
      // An open channel can keep a page out of the back-forward cache: https://web.dev/articles/bfcache
      const listeners = [
        [page, 'pagehide', close],
        [page, 'pageshow', wake],
        [page, 'focus', () => look()],
        [page.document, 'visibilitychange', () => look()],
      ] as const;
      for (const [target, type, listener] of listeners) target.addEventListener(type, listener);
      open();
      return () => {
        close();
        for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
      };
    },
    inTurn(check) {
      try {
        page.navigator.locks
          ?.request(name, () => check())
          .catch(() => {
            // Denied to frames without an origin of their own: the check after a write is a second net only.
          });
      } catch {
        // The same, as older browsers say it.
      }
    },
  };
}
