import { family, type Way } from '../way.ts';

const worker = (text: string): string =>
  `const blob = new Blob([${JSON.stringify(text)}], { type: 'text/javascript' });`;
const fetching = "fetch('TRACKER/a.json')";

/** What a script sends. */
const sending = family('network by script', {
  fetch: "fetch('TRACKER/a.json');",
  'fetch of a URL': "fetch(new URL('TRACKER/a.json'));",
  'fetch of a Request': "fetch(new Request('TRACKER/a.json', { method: 'POST', body: 'x' }));",
  'fetch, keepalive': "fetch('TRACKER/a.json', { keepalive: true, method: 'POST', body: 'x' });",
  'fetch, no-cors': "fetch('TRACKER/a.json', { mode: 'no-cors', credentials: 'include' });",
  'fetch at pagehide':
    "addEventListener('pagehide', () => fetch('TRACKER/a.json', { keepalive: true })); setTimeout(() => { location.href = '/own/blank.html'; });",
  XHR: "const x = new XMLHttpRequest(); x.open('GET', 'TRACKER/a.json'); x.send();",
  'XHR, synchronous': "const x = new XMLHttpRequest(); x.open('GET', 'TRACKER/a.json', false); x.send();",
  'XHR of a URL, POST':
    "const x = new XMLHttpRequest(); x.open('POST', new URL('TRACKER/a.json')); x.send('x');",
  'XHR in a subclass':
    "class X extends XMLHttpRequest {} const x = new X(); x.open('GET', 'TRACKER/a.json'); x.send();",
  sendBeacon: "navigator.sendBeacon('TRACKER/b', 'x');",
  'sendBeacon by prototype': "Navigator.prototype.sendBeacon.call(navigator, 'TRACKER/b');",
  'sendBeacon at pagehide':
    "addEventListener('pagehide', () => navigator.sendBeacon('TRACKER/b', 'x')); setTimeout(() => { location.href = '/own/blank.html'; });",
  fetchLater: "fetchLater('TRACKER/a.json', { activateAfter: 0 });",
  WebSocket: "new WebSocket('ws://HOSTPATH/ws');",
  'WebSocket by an http URL': "new WebSocket('TRACKER/ws');",
  'WebSocket in a subclass': "class W extends WebSocket {} new W('ws://HOSTPATH/ws');",
  WebSocketStream: "new WebSocketStream('ws://HOSTPATH/ws');",
  EventSource: "new EventSource('TRACKER/sse');",
  'EventSource by Reflect.construct': "Reflect.construct(EventSource, ['TRACKER/sse']);",
  'RTCPeerConnection, STUN':
    "const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:b.localhost:UDPPORT' }] }); c.createDataChannel('x'); await c.setLocalDescription();",
  'RTCPeerConnection, setConfiguration':
    "const c = new RTCPeerConnection(); c.setConfiguration({ iceServers: [{ urls: ['stun:b.localhost:UDPPORT'] }] }); c.createDataChannel('x'); await c.setLocalDescription();",
  'string setTimeout': `setTimeout(${JSON.stringify(fetching)});`,
  'new Function': `new Function(${JSON.stringify(fetching)})();`,
  eval: `(0, eval)(${JSON.stringify(fetching)});`,
  'import()': "await import('TRACKER/a.mjs');",
  'import() in a data: module': `await import('data:text/javascript,' + encodeURIComponent("import 'TRACKER/a.mjs'"));`,
  'import() in a blob: module': `${worker("import 'TRACKER/a.mjs'")} await import(URL.createObjectURL(blob));`,
  'import of JSON': "await import('TRACKER/a.json', { with: { type: 'json' } });",
  'cache.add': "await (await caches.open('own')).add('TRACKER/a.json');",
});

/** Workers and worklets. */
const workers = family('workers', {
  'worker from a blob that fetches': `${worker(fetching)} new Worker(URL.createObjectURL(blob));`,
  'worker from a blob that imports scripts': `${worker("importScripts('TRACKER/a.js')")} new Worker(URL.createObjectURL(blob));`,
  'worker from a blob with XHR': `${worker("const x = new XMLHttpRequest(); x.open('GET', 'TRACKER/a.json'); x.send()")} new Worker(URL.createObjectURL(blob));`,
  'worker from a blob with a socket': `${worker("new WebSocket('ws://HOSTPATH/ws')")} new Worker(URL.createObjectURL(blob));`,
  'module worker from a blob': `${worker("import 'TRACKER/a.mjs'")} new Worker(URL.createObjectURL(blob), { type: 'module' });`,
  'worker in a worker': `${worker('new Worker(URL.createObjectURL(new Blob(["fetch(\'TRACKER/a.json\')"])))')} new Worker(URL.createObjectURL(blob));`,
  'worker from a data: URL': `new Worker('data:text/javascript,' + encodeURIComponent(${JSON.stringify(fetching)}));`,
  'worker from an own file that is told': "new Worker('/own/relay.js').postMessage('TRACKER/a.json');",
  'worker from an own file that imports':
    "new Worker('/own/importer.js?u=' + encodeURIComponent('TRACKER/a.js'));",
  'worker from a path of the service': "new Worker('/collectPATH/a.js');",
  'shared worker from a blob': `${worker(fetching)} new SharedWorker(URL.createObjectURL(blob));`,
  'shared worker from an own file':
    "new SharedWorker('/own/importer.js?u=' + encodeURIComponent('TRACKER/a.js'));",
  'service worker from an own file':
    "await navigator.serviceWorker.register('/own/importer.js?u=' + encodeURIComponent('TRACKER/a.js'), { scope: '/own/' });",
  'service worker from a path of the service': "await navigator.serviceWorker.register('/collectPATH/a.js');",
  'paint worklet': "await CSS.paintWorklet.addModule('TRACKER/a.mjs');",
  'audio worklet': "await new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule('TRACKER/a.mjs');",
});

/** Going there. */
const navigations = family('navigation', {
  'location.href': "location.href = 'TRACKER/a.html';",
  location: "location = 'TRACKER/a.html';",
  'location.assign': "location.assign('TRACKER/a.html');",
  'location.replace': "setTimeout(() => location.replace('TRACKER/a.html'));",
  'navigation.navigate': "navigation.navigate('TRACKER/a.html');",
  'window.open': "window.open('TRACKER/a.html');",
  'window.open of a blank page, then location': "window.open('about:blank').location = 'TRACKER/a.html';",
  'window.open into an iframe':
    "const f = document.createElement('iframe'); f.name = 'here'; document.body.append(f); window.open('TRACKER/a.html', 'here');",
  'window.open and its fetch': "window.open('about:blank').fetch('TRACKER/a.json');",
  'location of a javascript: URL': `location.href = 'javascript:void ' + ${JSON.stringify(fetching)};`,
});

/** What scripts send, start and go to. */
export const network: readonly Way[] = [...sending, ...workers, ...navigations];
