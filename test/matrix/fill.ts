/** What the words in a way's texts stand for, for one page. */
export interface Places {
  readonly token: string;
  readonly port: number;
  readonly tcp: number;
  readonly udp: number;
}

/** Puts addresses in the place of the words for them. */
export function fill(text: string, { token, port, tcp, udp }: Places): string {
  const path = `/t/${token}`;
  const words: Readonly<Record<string, string>> = {
    TRACKER: `http://b.localhost:${port}${path}`,
    // A service's own subdomain of the site, declared as its host.
    SUBDOMAIN: `http://t.a.localhost:${port}${path}`,
    REQUIRED: `http://d.localhost:${port}`,
    UNDECLARED: `http://c.localhost:${port}`,
    HOST: `b.localhost:${port}`,
    PATH: path,
    PORT: String(port),
    TCPPORT: String(tcp),
    UDPPORT: String(udp),
  };
  return text.replace(
    /TRACKER|SUBDOMAIN|REQUIRED|UNDECLARED|(?<![A-Z])HOST|PATH|TCPPORT|UDPPORT|PORT/g,
    word => words[word] ?? '',
  );
}
