import { randomText } from '@/sandbox/core/ids'
import type { Application, AuthorizationCode, Connection, OAuthGrant } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emitObject, type Scope } from '@/sandbox/events/events'

type ConnectScope = Connection['scope']
const CODE_SECONDS = 300

/** Adds a redirect URI to an application's list; nothing happens when it is there. Inside a transaction. */
export function registerRedirectUri(world: World, application: string, uri: string): void {
  const row = world.store.get('application', application)
  if (!row || row.object.redirectUris.includes(uri)) return
  world.store.update('application', application, { redirectUris: [...row.object.redirectUris, uri] })
}

/** The application of a client id, or null. */
export function findApplication(world: World, clientId: string): Application | null {
  return world.store.get('application', clientId)?.object ?? null
}

/** The connection of an account with an application, live or revoked, or null. */
export function findConnection(world: World, application: string, account: string): Connection | null {
  return world.store.get('connection', `${application}:${account}`)?.object ?? null
}

/** Connected accounts of a platform, newest first. */
export function connectedAccounts(world: World, platform: string): Connection[] {
  const found: Connection[] = []
  for (const row of world.store.all('connection')) {
    if (row.object.platform === platform && row.object.revokedAt === null) found.push(row.object)
  }
  return found.reverse()
}

/**
 * Connects an account to an application, or renews a revoked connection. Emits `account.application.authorized` on the account when it was
 * not connected before. Inside a transaction.
 */
export function connectAccount(
  world: World,
  scope: Scope,
  facts: { application: string; scope: ConnectScope; createdByPlatform?: boolean },
): Connection {
  const application = findApplication(world, facts.application)
  if (!application) throw new Error(`no application ${facts.application}`)
  const id = `${application.id}:${scope.account}`
  const before = world.store.get('connection', id)
  const connection: Connection = {
    application: application.id,
    platform: application.account,
    account: scope.account,
    scope: facts.scope,
    createdByPlatform: facts.createdByPlatform ?? false,
    createdAt: world.clock.now(),
    revokedAt: null,
  }
  if (before?.object.revokedAt === null) {
    const wider = before.object.scope === 'read_write' ? 'read_write' : facts.scope
    return world.store.update('connection', id, { scope: wider }).object
  }
  // A renewed connection counts as new in lists.
  if (before) world.store.remove('connection', id)
  world.store.insert('connection', scope.account, id, connection, {})
  emitObject(world, scope, 'account.application.authorized', applicationObject(application), undefined, [application.account])
  return connection
}

function applicationObject(application: Application): object {
  return { id: application.id, object: 'application', name: application.name }
}

export type DeauthorizeResult = 'deauthorized' | 'not_connected' | 'created_by_platform'

/**
 * Ends a connection: revokes its tokens and emits `account.application.deauthorized` to the application that lost it. Accounts that a platform
 * made leave it only where they have a dashboard of their own, as standard accounts do. Inside a transaction.
 */
export function deauthorize(world: World, scope: Scope, application: string): DeauthorizeResult {
  const connection = findConnection(world, application, scope.account)
  const app = findApplication(world, application)
  if (!app || !connection || connection.revokedAt !== null) return 'not_connected'
  const isStandard = world.store.get('account', scope.account)?.object.type === 'standard'
  if (connection.createdByPlatform && !isStandard) return 'created_by_platform'
  world.store.update('connection', `${application}:${scope.account}`, { revokedAt: world.clock.now() })
  for (const grant of [...world.store.newest('oauth_grant', scope.account)]) {
    if (grant.object.application === application && !grant.object.revoked) revokeGrant(world, grant.object)
  }
  emitObject(world, scope, 'account.application.deauthorized', applicationObject(app), undefined, [app.account])
  return 'deauthorized'
}

function revokeGrant(world: World, grant: OAuthGrant): void {
  world.store.update('oauth_grant', grant.refreshToken, { revoked: true })
  world.store.update('api_key', grant.accessToken, { revoked: true })
  world.store.update('api_key', grant.publishableKey, { revoked: true })
}

/** A code for the redirect back: works once, for 5 minutes [doc]. */
export function issueAuthorizationCode(
  world: World,
  facts: { application: string; account: string; scope: ConnectScope; redirectUri: string },
): string {
  return world.store.transaction(() => {
    const code = `ac_${randomText(32)}`
    const row: AuthorizationCode = { ...facts, code, expiresAt: world.clock.now() + CODE_SECONDS, used: false }
    world.store.insert('authorization_code', facts.account, code, row, {})
    return code
  })
}

export type GrantResult = { grant: OAuthGrant } | { error: 'invalid_grant' | 'invalid_scope'; description: string }

/** Exchanges a code for tokens and connects the account. A second use revokes everything that came from the first [3p]. */
export function redeemAuthorizationCode(world: World, application: string, code: string, requestId: string): GrantResult {
  return world.store.transaction(() => {
    const found = world.store.get('authorization_code', code)?.object
    const refuse = (description: string): GrantResult => ({ error: 'invalid_grant', description })
    if (!found) return refuse(`Authorization code does not exist: ${code}`)
    if (found.application !== application) return refuse('Authorization code provided does not belong to you')
    const scope: Scope = { account: found.account, request: { id: requestId, idempotency_key: null } }
    if (found.used) {
      deauthorize(world, scope, application)
      return refuse('This authorization code has already been used. All tokens issued with this code have been revoked.')
    }
    if (found.expiresAt <= world.clock.now()) return refuse(`Authorization code expired: ${code}`)
    world.store.update('authorization_code', code, { used: true })
    connectAccount(world, scope, { application, scope: found.scope })
    return { grant: issueGrant(world, { application, account: found.account, scope: found.scope, code }) }
  })
}

/** New tokens for a refresh token; the old access token keeps working, as Stripe's do. A wider scope than granted is refused. */
export function refreshGrant(world: World, application: string, refreshToken: string, scope?: ConnectScope): GrantResult {
  const found = world.store.get('oauth_grant', refreshToken)?.object
  if (!found || found.revoked) return { error: 'invalid_grant', description: `Refresh token does not exist: ${refreshToken}` }
  if (found.application !== application) return { error: 'invalid_grant', description: 'Refresh token provided does not belong to you' }
  if (scope === 'read_write' && found.scope === 'read_only') {
    return { error: 'invalid_scope', description: 'Refresh token does not have the requested scope: read_write' }
  }
  const facts = { application, account: found.account, scope: scope ?? found.scope, code: found.code }
  return { grant: world.store.transaction(() => issueGrant(world, facts)) }
}

function issueGrant(world: World, facts: { application: string; account: string; scope: ConnectScope; code: string }): OAuthGrant {
  const family = `51${facts.account.slice(6, 12)}`
  const grant: OAuthGrant = {
    ...facts,
    refreshToken: `rt_${randomText(50)}`,
    accessToken: `sk_test_${family}${randomText(42)}`,
    publishableKey: `pk_test_${family}${randomText(42)}`,
    revoked: false,
  }
  const { account, application } = facts
  world.store.insert('oauth_grant', account, grant.refreshToken, grant, {})
  world.store.insert('api_key', account, grant.accessToken, { id: grant.accessToken, account, kind: 'oauth', application, revoked: false }, {})
  const open = { id: grant.publishableKey, account, kind: 'publishable' as const, application, revoked: false }
  world.store.insert('api_key', account, grant.publishableKey, open, {})
  return grant
}
