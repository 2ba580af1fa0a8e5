import type { GuardContext } from './context.js';
import { getProperty, indexOf, isObject, slice, toTexts } from './natives.js';

/**
 * `RTCPeerConnection`. Held and refused alike, an ICE server is left out of the configuration: the connection found no
 * way out by it. What the other side offers is not looked at.
 */
export function guardRtc({ realm, gate, patch, toAccess }: GuardContext): void {
  const isAllowed = (url: string): boolean => {
    // `stun:host:port` names its host as a web address does after its slashes.
    const access = toAccess('rtc', `https://${slice(url, indexOf(url, ':') + 1)}`);
    return !access || gate.decide({ ...access, url }).verdict === 'allow';
  };
  /** Gives it with its addresses read once, or nothing where one of them is not allowed. */
  const readServer = (server: object): object | undefined => {
    let given = getProperty(server, 'urls');
    if (given === undefined) given = getProperty(server, 'url');
    const urls = given === undefined ? given : toTexts(given);
    for (let at = 0; urls && at < urls.length; at++) {
      if (!isAllowed(urls[at] ?? '')) return undefined;
    }
    return { __proto__: server, urls, url: undefined };
  };
  /** What is invalid fails in the native. */
  const read = (config: unknown): unknown => {
    const given: unknown = isObject(config) && getProperty(config, 'iceServers');
    if (!given) return config;
    const iceServers: unknown[] = [];
    for (const server of given as Iterable<unknown>) {
      const kept = isObject(server) ? readServer(server) : {};
      if (kept) iceServers[iceServers.length] = kept;
    }
    return { __proto__: config, iceServers };
  };

  patch.constructs(
    realm,
    'RTCPeerConnection',
    native => (args, newTarget) => native([read(args[0]), args[1]], newTarget),
    'webkitRTCPeerConnection',
  );
  patch.method(
    realm.RTCPeerConnection.prototype,
    'setConfiguration',
    native => (self, args) => native(self, [read(args[0])]),
  );
}
