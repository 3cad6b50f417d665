import type { World } from '@/sandbox/core/world'

type Scope = 'read_write' | 'read_only'

/** A request to connect that may be shown to a person. */
export type AuthorizeRequest = {
  clientId: string
  applicationName: string
  platform: string
  scope: Scope
  redirectUri: string
  state: string | null
  landing: 'login' | 'register'
  prefill: { email: string; businessName: string; country: string; currency: string }
  /** The query as it came, to carry it from page to page. */
  query: string
}

export type AuthorizeError = { code: 'invalid_request' | 'invalid_scope' | 'invalid_redirect_uri' | 'unsupported_response_type'; message: string }

const wrong = (code: AuthorizeError['code'], message: string): { ok: false; error: AuthorizeError } => ({ ok: false, error: { code, message } })

/**
 * Reads the address of the authorize page. A fault is for the person's eyes on this page only: sending it to an address that was not proven to be the
 * platform's would make this page an open redirect.
 */
export function readAuthorizeRequest(world: World, url: URL): { ok: true; request: AuthorizeRequest } | { ok: false; error: AuthorizeError } {
  const param = (name: string): string => url.searchParams.get(name) ?? ''
  const clientId = param('client_id')
  if (clientId === '') return wrong('invalid_request', 'No client_id was sent: the platform must name its application.')
  const application = world.store.get('application', clientId)
  if (!application) return wrong('invalid_request', 'No application matches the supplied client identifier')
  const responseType = param('response_type')
  if (responseType === '') return wrong('invalid_request', "No response_type was sent. It must be 'code'.")
  if (responseType !== 'code')
    return wrong('unsupported_response_type', `Unsupported response type '${responseType}'. The only one supported is 'code'.`)
  const scope = param('scope') || 'read_only'
  if (scope !== 'read_only' && scope !== 'read_write') {
    return wrong('invalid_scope', `Invalid scope provided: '${scope}'. It must be 'read_only' or 'read_write'.`)
  }
  const registered = application.object.redirectUris
  const redirectUri = param('redirect_uri') || registered[0] || ''
  if (!registered.includes(redirectUri)) {
    return wrong(
      'invalid_redirect_uri',
      `Invalid redirect URI '${redirectUri}'. Ensure this URI exactly matches one of the URIs specified in your application settings`,
    )
  }
  const request: AuthorizeRequest = {
    clientId,
    applicationName: application.object.name,
    platform: application.object.account,
    scope,
    redirectUri,
    state: url.searchParams.get('state'),
    landing: param('stripe_landing') === 'register' ? 'register' : 'login',
    prefill: {
      email: param('stripe_user[email]'),
      businessName: param('stripe_user[business_name]'),
      country: param('stripe_user[country]') || 'US',
      currency: param('stripe_user[currency]').toLowerCase(),
    },
    query: url.search,
  }
  return { ok: true, request }
}

/** Where the person goes with a code in hand. */
export function grantedUrl(request: AuthorizeRequest, code: string): string {
  const url = new URL(request.redirectUri)
  url.searchParams.set('scope', request.scope)
  url.searchParams.set('code', code)
  if (request.state !== null) url.searchParams.set('state', request.state)
  return url.toString()
}

/** Where the person goes after pressing Cancel. */
export function deniedUrl(request: AuthorizeRequest): string {
  const url = new URL(request.redirectUri)
  url.searchParams.set('error', 'access_denied')
  url.searchParams.set('error_description', 'The user denied your request')
  if (request.state !== null) url.searchParams.set('state', request.state)
  return url.toString()
}
