/** @jsxImportSource hono/jsx */
import type { Context, Hono } from 'hono'
import type { ApiKey } from '@/sandbox/core/tables'
import { isOneOf } from '@/sandbox/core/typed'
import type { World } from '@/sandbox/core/world'
import { KeysPage, shortName } from '@/sandbox/dashboard/pages/keys-page'
import { type Form, formOf, one } from '@/sandbox/dashboard/read-form'
import { sendPage } from '@/sandbox/dashboard/shell'
import { viewOf } from '@/sandbox/dashboard/view'
import { createKey, endKey, isAlive, LONGEST_KEY_OVERLAP, LONGEST_SECRET_OVERLAP, rollKey, rollSecret } from '@/sandbox/keys/api-keys'
import { RESOURCES } from '@/sandbox/keys/permissions'

const MAY = ['read', 'write'] as const

/** Seconds from a form, within a limit; null for anything else. */
function seconds(form: Form, most: number): number | null {
  const value = Number(one(form.expires_in) || 'nothing')
  return Number.isInteger(value) && value >= 0 && value <= most ? value : null
}

function chosenPermissions(form: Form): NonNullable<ApiKey['permissions']> {
  const chosen = RESOURCES.map((resource) => [resource, one(form[`may-${resource}`])] as const)
  return Object.fromEntries(chosen.flatMap(([resource, may]) => (isOneOf(MAY, may) ? [[resource, may]] : [])))
}

/** A living key of the account that a form names, or null. */
function keyOf(world: World, account: string, form: Form): ApiKey | null {
  const key = world.store.owned('api_key', account, one(form.key))?.object
  return key && key.kind !== 'oauth' && isAlive(world, key) ? key : null
}

function done(c: Context, account: string, notice: string, key?: string): Response {
  const query = new URLSearchParams({ notice, ...(key && { object: shortName(key) }) })
  return c.redirect(`/dashboard/${account}/keys?${query}`, 303)
}

function keys(app: Hono, world: World): void {
  app.post('/dashboard/:account/keys', async (c) => {
    const { account } = c.req.param()
    const view = viewOf(world, account)
    if (!view) return c.notFound()
    const form = await formOf(c)
    const kind = one(form.kind)
    const name = one(form.name).trim().slice(0, 60)
    if (name === '' || (kind !== 'secret' && kind !== 'restricted')) {
      return sendPage(c, <KeysPage view={view} problem="Give the key a name and choose its kind." />, 400)
    }
    const permissions = chosenPermissions(form)
    if (kind === 'restricted' && Object.keys(permissions).length === 0) {
      return sendPage(c, <KeysPage view={view} problem="Choose at least one thing that a restricted key may do." />, 400)
    }
    return done(c, account, `${name} is ready.`, createKey(world, account, { kind, name, permissions }).id)
  })
  app.post('/dashboard/:account/keys/roll', async (c) => {
    const { account } = c.req.param()
    const form = await formOf(c)
    const key = keyOf(world, account, form)
    const wait = seconds(form, LONGEST_KEY_OVERLAP)
    const next = key && wait !== null ? rollKey(world, key.id, wait) : null
    if (!next) return c.notFound()
    return done(c, account, wait === 0 ? 'Rolled. The old key has ended.' : 'Rolled. Both keys work until the old one ends.', next.id)
  })
  app.post('/dashboard/:account/keys/end', async (c) => {
    const { account } = c.req.param()
    const key = keyOf(world, account, await formOf(c))
    if (!key) return c.notFound()
    endKey(world, key.id)
    return done(c, account, 'The key has ended. Calls with it are answered 401.')
  })
}

function secrets(app: Hono, world: World): void {
  app.post('/dashboard/:account/webhooks/:id/roll', async (c) => {
    const { account, id } = c.req.param()
    const row = world.store.owned('webhook_endpoint', account, id)
    const wait = seconds(await formOf(c), LONGEST_SECRET_OVERLAP)
    if (!row || wait === null) return c.notFound()
    rollSecret(world, row, wait)
    const notice = wait === 0 ? 'Rolled. Only the new secret signs.' : 'Rolled. Both secrets sign until the old one ends.'
    return c.redirect(`/dashboard/${account}/webhooks?notice=${encodeURIComponent(notice)}`, 303)
  })
}

/** What the buttons for keys and for signing secrets do. */
export function keyActions(app: Hono, world: World): void {
  keys(app, world)
  secrets(app, world)
}
