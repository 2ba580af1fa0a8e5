/** The version of this software, as records name it. The build puts package.json's in its place. */
export const version: string = 'source';
