/** @jsxImportSource hono/jsx */
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import { HtmlPage } from '@/sandbox/http/html-page'
import { nameOf, type View } from './view'

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'"

/** Style sheets of every page, in the order of the cascade. */
export const STYLES = ['base', 'layout', 'parts', 'forms']

/** Answers with a whole page under a policy that allows no script at all: these pages are plain HTML. */
export function sendPage(c: Context, body: unknown, status: 200 | 400 | 401 | 404 | 409 = 200): Response | Promise<Response> {
  c.header('Content-Security-Policy', POLICY)
  c.header('Cache-Control', 'no-store')
  return c.html(html`<!doctype html>${body}`, status)
}

/** A page in the dashboard's style, of the dashboard or not. */
export const Document: FC<{ title: string; children?: Child }> = ({ title, children }) => (
  <HtmlPage title={title} styles={STYLES.map((name) => `/dashboard/${name}.css`)}>
    {children}
  </HtmlPage>
)

type Entry = { path: string; label: string; platformOnly?: boolean }

const SECTIONS: { title: string; entries: Entry[] }[] = [
  {
    title: 'Money',
    entries: [
      { path: '', label: 'Home' },
      { path: '/payments', label: 'Payments' },
      { path: '/customers', label: 'Customers' },
      { path: '/disputes', label: 'Disputes' },
      { path: '/balance', label: 'Balance' },
      { path: '/payouts', label: 'Payouts' },
      { path: '/transfers', label: 'Transfers', platformOnly: true },
    ],
  },
  {
    title: 'Connect',
    entries: [
      { path: '/fees', label: 'Application fees', platformOnly: true },
      { path: '/connect/accounts', label: 'Connected accounts', platformOnly: true },
      { path: '/connect/settings', label: 'Connect settings', platformOnly: true },
      { path: '/apps', label: 'Connected platforms' },
    ],
  },
  {
    title: 'Developers',
    entries: [
      { path: '/keys', label: 'API keys' },
      { path: '/events', label: 'Events' },
      { path: '/webhooks', label: 'Webhooks' },
      { path: '/logs', label: 'API calls' },
      { path: '/clock', label: 'Clock' },
      { path: '/faults', label: 'Faults' },
    ],
  },
]

const Switcher: FC<{ view: View }> = ({ view }) => {
  const accounts = [...view.world.store.all('account')].map((row) => row.object)
  return (
    <details class="switch">
      <summary>
        <span class="avatar" aria-hidden="true">
          {view.name.charAt(0).toUpperCase()}
        </span>
        <span class="who">
          {view.name}
          <small>{view.isPlatform ? 'Platform' : 'Connected account'}</small>
        </span>
      </summary>
      <ul aria-label="Choose an account">
        {accounts.map((account) => (
          <li>
            <a href={`/dashboard/${account.id}`} aria-current={account.id === view.account.id ? 'true' : undefined}>
              {nameOf(account)}
              <small>{account.id}</small>
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

const Search: FC<{ view: View }> = ({ view }) => (
  <search>
    <form method="get" action={view.at('/search')} class="field">
      <label for="q" class="hidden">
        Find by ID or email
      </label>
      <input id="q" name="q" type="search" placeholder="Find by ID or email" autocomplete="off" />
    </form>
  </search>
)

const Navigation: FC<{ view: View; path: string }> = ({ view, path }) => (
  <nav aria-label="Dashboard">
    {SECTIONS.map((section) => (
      <div>
        <h2>{section.title}</h2>
        <ul>
          {section.entries
            .filter((entry) => view.isPlatform || !entry.platformOnly)
            .map((entry) => (
              <li>
                <a href={view.at(entry.path)} aria-current={entry.path === path ? 'page' : undefined}>
                  {entry.label}
                </a>
              </li>
            ))}
        </ul>
      </div>
    ))}
  </nav>
)

/** A page of one account's dashboard. `path` is the navigation entry it belongs to. */
export const Shell: FC<{ view: View; path: string; title: string; notice?: string; children?: Child }> = ({
  view,
  path,
  title,
  notice,
  children,
}) => (
  <Document title={`${title} – ${view.name} – Local Stripe`}>
    <a class="skip" href="#content">
      Skip to content
    </a>
    <div class="frame">
      <header class="side">
        <Switcher view={view} />
        <Search view={view} />
        <Navigation view={view} path={path} />
      </header>
      <div>
        <aside class="banner" aria-label="Test mode">
          <span>Test data. This is a local Stripe: no money moves.</span>
          <span class="id">{view.account.id}</span>
        </aside>
        <main id="content">
          {notice ? (
            <p class="notice" role="status">
              {notice}
            </p>
          ) : null}
          {children}
        </main>
      </div>
    </div>
  </Document>
)
