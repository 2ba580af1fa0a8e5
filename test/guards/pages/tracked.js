// What a tracker's script would do: it leaves a mark that it ran, by which element and under which name.
window.ran ??= [];
window.ranBy ??= [];
window.ran.push(document.currentScript ? new URL(document.currentScript.src).search.slice(1) : 'module');
window.ranBy.push(document.currentScript);
