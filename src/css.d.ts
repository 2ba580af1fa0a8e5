/** A stylesheet as text: vite gives it in tests, a Rollup plugin in the build. */
declare module '*.css?inline' {
  const css: string;
  // biome-ignore lint/style/noDefaultExport: this is the shape that `?inline` has
  export default css;
}
