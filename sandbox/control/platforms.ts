import { Hono } from 'hono'
import { z } from 'zod'
import { registerRedirectUri } from '@/sandbox/accounts/connect'
import { PLATFORM, type World } from '@/sandbox/core/world'
import { createPlatform } from '@/sandbox/keys/platforms'

const NewPlatform = z.strictObject({
  name: z.string().min(1),
  country: z.string().length(2).default('US'),
  default_currency: z.string().length(3).default('usd'),
  redirect_uris: z.array(z.url()).default([]),
})
const RedirectUri = z.strictObject({ uri: z.url(), client_id: z.string().default(PLATFORM.clientId) })

/** Platforms beside the first one, and their redirect URIs. */
export function platformRoutes(world: World): Hono {
  const app = new Hono()
  app.get('/platform', (c) =>
    c.json({
      account_id: PLATFORM.accountId,
      secret_key: PLATFORM.secretKey,
      publishable_key: PLATFORM.publishableKey,
      client_id: PLATFORM.clientId,
      redirect_uris: world.store.get('application', PLATFORM.clientId)?.object.redirectUris ?? [],
    }),
  )
  app.post('/platforms', async (c) => {
    const parsed = NewPlatform.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400)
    const { name, country, default_currency: currency, redirect_uris: redirectUris } = parsed.data
    const email = `operator@${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.test`
    const made = createPlatform(world, { name, country, currency, email, redirectUris })
    const keys = { secret_key: made.secretKey, publishable_key: made.publishableKey, client_id: made.clientId }
    return c.json({ account_id: made.accountId, ...keys, redirect_uris: redirectUris })
  })
  app.post('/redirect-uris', async (c) => {
    const parsed = RedirectUri.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400)
    const { uri, client_id: clientId } = parsed.data
    if (!world.store.get('application', clientId)) return c.json({ error: `no application ${clientId}` }, 404)
    world.store.transaction(() => registerRedirectUri(world, clientId, uri))
    return c.json({ redirect_uris: world.store.get('application', clientId)?.object.redirectUris })
  })
  return app
}
