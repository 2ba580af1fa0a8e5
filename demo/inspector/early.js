/**
 * Stands right after Assent in a page's head, and keeps what happens before the inspector's module has loaded:
 * verdicts are made only while somebody listens. Not something a site needs.
 */
(() => {
  const names = [
    'ready',
    'ask',
    'change',
    'grant',
    'refuse',
    'withdraw',
    'revision',
    'expire',
    'erase',
    'error',
    'verdict',
    'hold',
    'release',
    'undeclared',
  ];
  window.inspected = [];
  const forgetOldVerdicts = () => {
    window.inspected = window.inspected.filter((entry, at) => entry.name !== 'verdict' || at >= 2000);
  };
  for (const name of names) {
    window.assent?.on(name, detail => {
      window.inspected.push({ name, detail, time: Date.now() });
      if (window.inspected.length > 4000) forgetOldVerdicts();
      dispatchEvent(new Event('inspected'));
    });
  }
})();
