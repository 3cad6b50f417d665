/**
 * Does on Stripe's authorize page what a person would, without a browser.
 * @param url the page, as `startConnect` gives it
 * @param action "skip" gives consent with a new account, "cancel" denies; an account id of `signIn` gives consent with that account
 * @param signIn who owns the account, where one is named
 * @returns what the page sends the browser back with
 */
export async function consent(url: string, action: string, signIn?: { email: string; password: string }): Promise<URLSearchParams> {
  if (!signIn) return queryOf(await post(url, { action }))
  const signedIn = await post(url, { action: 'sign-in', ...signIn })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return queryOf(await post(url, { action: 'connect', account: action }, cookie))
}

function post(url: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
  const headers = { origin: new URL(url).origin, ...(cookie && { cookie }) }
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' })
}

async function queryOf(response: Response): Promise<URLSearchParams> {
  const location = response.headers.get('location')
  if (response.status !== 303 || !location) throw new Error(`The authorize page answered ${response.status}: ${await response.text()}`)
  return new URL(location).searchParams
}
