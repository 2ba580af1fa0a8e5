const origin = document.querySelector('meta[name="partner"]').content;

/**
 * Counts a page view, without a word about consent: before a choice the request is held, after a refusal it fails as
 * without a network, and an application copes with that already.
 */
export async function countPageView(path) {
  try {
    await fetch(`${origin}/collector/spa/`, {
      method: 'POST',
      body: JSON.stringify({ event: 'page view', path, time: new Date().toISOString() }),
      keepalive: true,
    });
  } catch {
    // Not counted. Nothing else depends on it.
  }
}
