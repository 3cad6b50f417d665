/** Live: this process answers. Says nothing about what it stands on, so that a restart is never asked for in vain. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
}
