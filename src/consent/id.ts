/** Makes the random id of a record: eight letters and digits, some 41 bits. */
export function makeId(crypto: Pick<Crypto, 'getRandomValues'>): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), byte => (byte % 36).toString(36)).join('');
}
