// The same for a script that nobody minds.
window.ran ??= [];
window.ranBy ??= [];
window.ran.push(document.currentScript ? new URL(document.currentScript.src).search.slice(1) : 'module');
window.ranBy.push(document.currentScript);
