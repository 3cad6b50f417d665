import { WEBHOOK_EVENTS, type WebhookScope } from '@/lib/domain/operations/webhook-events'

type Source = Record<string, string | undefined>

/** An address to register at Stripe, and what it is for. */
export interface Registered {
  url: string
  use: string
}

/** Vercel shortens longer names and adds a hash that nobody can guess. */
const LONGEST_LABEL = 63

/**
 * The redirect URIs of every deployment, for Stripe's list under Connect, Onboarding options, OAuth.
 * @param branches of the repository, for previews whose names CONNECT_PREVIEW_HOSTS gives as a pattern
 * @returns `test` for test mode; `live` for live mode, which takes https alone and never relays; `unnamed`: branches whose preview's name cannot be told from here
 */
export function redirectUris(source: Source, branches: string[] = []): { test: Registered[]; live: Registered[]; unnamed: string[] } {
  const appUrl = shopAddress(source)
  const shop = appUrl ? [{ url: `${appUrl}/api/connect/callback`, use: 'the shop' }] : []
  const machine = { url: 'http://localhost:3000/api/connect/callback', use: 'npm start on your machine' }
  const relay = trimmed(source.CONNECT_RELAY_URL)
  const { hosts, unnamed } = previewHosts(source, branches)
  const previews = hosts.map((host) => ({ url: `https://${host}/api/connect/callback`, use: 'a preview, at the address of its branch' }))
  const test = [...shop, machine, ...(relay ? [{ url: `${relay}/api/connect/relay`, use: 'all previews, through the relay' }] : previews)]
  return { test: unique(test), live: shop.filter(({ url }) => url.startsWith('https:')), unnamed: relay ? [] : unnamed }
}

/** The two webhook endpoints of the shop, for Stripe's list under Developers, Webhooks. */
export function webhookEndpoints(source: Source): { scope: WebhookScope; url: string; events: readonly string[]; secret: string }[] {
  const appUrl = shopAddress(source) ?? 'https://your-domain'
  const secretOf = { platform: 'STRIPE_WEBHOOK_SECRETS', connect: 'STRIPE_CONNECT_WEBHOOK_SECRETS' }
  return (['platform', 'connect'] as const).map((scope) => ({
    scope,
    url: `${appUrl}/api/stripe/webhooks/${scope}`,
    events: WEBHOOK_EVENTS[scope],
    secret: secretOf[scope],
  }))
}

/** Where the shop is reached, as far as the settings say it. */
function shopAddress(source: Source): string | undefined {
  const host = source.VERCEL_PROJECT_PRODUCTION_URL ?? source.VERCEL_URL
  return trimmed(source.APP_URL) ?? (host && `https://${host}`)
}

/** The part of a preview's name that Vercel makes of a branch. */
export function branchSlug(branch: string): string {
  return branch
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
}

function previewHosts(source: Source, branches: string[]): { hosts: string[]; unnamed: string[] } {
  const patterns = (source.CONNECT_PREVIEW_HOSTS ?? '')
    .split(',')
    .map((pattern) => pattern.trim())
    .filter(Boolean)
  const named = patterns.flatMap((pattern) => (pattern.includes('*') ? branches.map((branch) => ({ branch, host: hostOf(pattern, branch) })) : []))
  const whole = patterns.filter((pattern) => !pattern.includes('*'))
  const own = source.VERCEL_BRANCH_URL ? [source.VERCEL_BRANCH_URL] : []
  const fits = (host: string) => (host.split('.')[0]?.length ?? 0) <= LONGEST_LABEL
  return {
    hosts: [...own, ...whole, ...named.map(({ host }) => host).filter(fits)],
    unnamed: named.filter(({ host }) => !fits(host)).map(({ branch }) => branch),
  }
}

// `souk-*-team.vercel.app` names the previews of branches and of single deployments; only a branch's name stays.
function hostOf(pattern: string, branch: string): string {
  return pattern.replace('*', pattern.includes('-git-') ? branchSlug(branch) : `git-${branchSlug(branch)}`)
}

function trimmed(url: string | undefined): string | undefined {
  return url?.trim().replace(/\/$/, '') || undefined
}

function unique(list: Registered[]): Registered[] {
  return list.filter(({ url }, at) => list.findIndex((other) => other.url === url) === at)
}
