/** One request that reached the demo: at its own site `a`, or at the partners' `b`. */
interface DemoRequest {
  readonly site: 'a' | 'b';
  readonly method: string;
  readonly path: string;
  readonly body: Buffer;
}

/** The demo as it is served. */
export interface Demo {
  readonly a: string;
  readonly b: string;
  readonly port: number;
  readonly requests: DemoRequest[];
  close(): Promise<void>;
}

/** A path that is not known before keeps the demo's untyped files out of these types. */
const { startDemo }: { startDemo(options: { port: number }): Promise<Demo> } = await import(
  new URL('../../demo/serve.mjs', import.meta.url).href
);

/** Serves the demo at a free port. */
export const openDemo = (): Promise<Demo> => startDemo({ port: 0 });
