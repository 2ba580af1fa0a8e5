/** Makes the random id of a record: eight letters and digits, some 41 bits. */
export function makeId(crypto: Pick<Crypto, 'getRandomValues'>): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), byte => (byte % 36).toString(36)).join('');
}

/** Makes a random UUID, version 4 (RFC 9562, 5.4), where `crypto.randomUUID` is missing too, as on plain http. */
export function makeUuid(crypto: Pick<Crypto, 'getRandomValues'>): string {
  const [a = 0, b = 0, c = 0, d = 0] = crypto.getRandomValues(new Uint32Array(4));
  const hex = [a, (b & 0xffff0fff) | 0x4000, (c & 0x3fffffff) | 0x80000000, d]
    .map(word => (word >>> 0).toString(16).padStart(8, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
