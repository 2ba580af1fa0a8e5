/** Where a stack names a file: up to its line and column. */
const file = /(?:https?|blob):\S+?(?=:\d+:\d+)/g;

/**
 * The file that called into ours, as far as the stack of an error tells: best effort, for what nobody declared.
 * Taking it costs thousands of times what deciding costs, so it is done once for each name or host.
 */
export function callerOf({ stack = '' }: Error): string | undefined {
  const [ours, ...others] = stack.match(file) ?? [];
  return others.find(found => found !== ours);
}
