// A worker of any kind: it says that it runs.
self.postMessage?.('ran');
self.onconnect = ({ ports: [port] }) => port.postMessage('ran');
