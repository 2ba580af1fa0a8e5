/** Calls the platform's API. What changes something repeats the CSRF cookie, as the server asks. */
export async function request(path, body) {
  const csrf = /(?:^|; )csrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';
  const response = await fetch(`/api/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF': csrf },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`/api/${path} answered ${response.status}`);
  return response.json();
}
