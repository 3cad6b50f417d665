import { gzipSync } from 'node:zlib'

export interface Route {
  route: string
  /** Names of the scripts the route loads first. */
  chunks: string[]
}

// What the two packages of Stripe's carry whatever they are minified to: the address of Stripe's script, and react-stripe-js's own messages.
const STRIPE_CODE = /js\.stripe\.com|Could not find Elements context|registerAppInfo/

// Pages a person sees before checkout.
const WITHOUT_STRIPE = ['/', '/products/[slug]', '/sellers/[slug]', '/cart']

const SECRET_VALUES = [/\b(sk|rk)_(test|live)_\w{8,}/, /\bwhsec_\w{8,}/, /\bpostgres(ql)?:\/\/\w+/]

/**
 * How many times a product page may load what the framework alone loads. It is 1.1 by doing little: no next-intl (the server writes the words), no icon's code, plain
 * elements on pages of errors, which Next loads with every page, and 'use no memo' where what React's compiler adds is more than it saves.
 * Bare is measured in the same build, by the chunks that Next gives every page: an app of one empty page loads 2.7 % more than these (131.3 kB of 127.9 kB).
 */
export const MOST_TIMES_BARE = 1.1
const MEASURED = '/products/[slug]'

/** How many times what the framework alone loads a product page does; null where there is none. @param framework names of the scripts that every page loads */
export function timesBare(routes: Route[], scripts: Map<string, string>, framework: string[]): number | null {
  const page = routes.find(({ route }) => route === MEASURED)
  const bare = gzipped(framework, scripts)
  return page && bare > 0 ? gzipped(page.chunks, scripts) / bare : null
}

function gzipped(names: string[], scripts: Map<string, string>): number {
  return names.reduce((sum, name) => sum + gzipSync(scripts.get(name) ?? '').byteLength, 0)
}

/** A line a page: what it loads, in kilobytes as sent (gzip). */
export function sizes(routes: Route[], scripts: Map<string, string>): string[] {
  const gzipped = new Map([...scripts].map(([name, text]) => [name, gzipSync(text).byteLength]))
  return routes
    .filter(({ route }) => !route.startsWith('/_') && !route.startsWith('/api/'))
    .sort((a, b) => a.route.localeCompare(b.route))
    .map(({ route, chunks }) => {
      const bytes = chunks.reduce((sum, name) => sum + (gzipped.get(name) ?? 0), 0)
      return `  ${route.padEnd(28)} ${(bytes / 1024).toFixed(1).padStart(7)} kB of JavaScript`
    })
}

/**
 * What must not be in scripts that browsers are sent.
 * @param routes the pages and the scripts each loads first
 * @param scripts every script of the build, by name
 * @param settings names that only the server reads
 * @returns a sentence for each find
 */
export function finds(routes: Route[], scripts: Map<string, string>, settings: string[]): string[] {
  const said: string[] = []
  for (const [name, text] of scripts) {
    for (const setting of settings) if (text.includes(setting)) said.push(`${name} names the server's setting ${setting}.`)
    for (const pattern of SECRET_VALUES)
      if (pattern.test(text)) said.push(`${name} holds what looks like a secret: ${pattern.exec(text)?.[0].slice(0, 12)}…`)
  }
  for (const { route, chunks } of routes.filter((each) => WITHOUT_STRIPE.includes(each.route))) {
    const guilty = chunks.find((name) => STRIPE_CODE.test(scripts.get(name) ?? ''))
    if (guilty) said.push(`${route} loads Stripe's code before checkout (${guilty}).`)
  }
  const sellsByCard = routes.some(({ route }) => route.startsWith('/checkout'))
  if (sellsByCard && ![...scripts.values()].some((text) => STRIPE_CODE.test(text))) {
    said.push('No script of the whole build has the marks of Stripe’s code: they have changed, and tools/checks/bundle.ts with them must.')
  }
  return said
}
