import { randomInt } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { type LocalStripe, localStripe } from './local-stripe'

export { expect }

interface Mail {
  to: string
  subject: string
  text: string
  html?: string
  sentAt: string
}

export interface Mailbox {
  /** The newest mail to an address, waited for; `subject` narrows it down, `since` passes over older ones. */
  newest: (to: string, subject?: RegExp, since?: Date) => Promise<Mail>
}

interface Fixtures {
  mailbox: Mailbox
  stripe: LocalStripe
  /** An address nobody else in this run has. */
  email: (name: string) => string
  /** Signs the page in over a magic link and comes back to `next`. */
  signIn: (email: string, next?: string) => Promise<void>
  /** Fails the test when a page of the context breaks its own Content-Security-Policy, throws, or lacks a message. */
  watch: (context: BrowserContext) => void
}

/** The journeys' `test`: a page of the shop, plus what a person has beside it (mail, Stripe's dashboard). */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs out of this pattern.
  mailbox: async ({}, use) => use({ newest: newestMail }),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  stripe: async ({}, use) => use(localStripe(needed('JOURNEY_STRIPE_URL'))),
  email: async ({ browserName: _ }, use, info) => {
    const unique = `${info.workerIndex}-${Date.now().toString(36)}`
    await use((name) => `${name}.${unique}@journeys.test`)
  },
  signIn: async ({ page, mailbox }, use) => {
    await use((email, next) => signIn(page, mailbox, email, next))
  },
  // What is limited is counted by address: each test comes from its own, all of them of this machine, to which alone the mailbox is shown.
  extraHTTPHeaders: async ({ browserName: _ }, use) => {
    await use({ 'x-forwarded-for': `127.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` })
  },
  watch: async ({ browserName: _ }, use) => {
    const wrong: string[] = []
    const isOurs = (text: string) =>
      // Playwright's own trace reads pictures that are shown before they are sent.
      /content.security.policy|minified react error|MISSING_MESSAGE/i.test(text) && !text.startsWith("Connecting to 'blob:")
    await use((context) => {
      context.on('console', (message) => {
        if (message.type() === 'error' && isOurs(message.text())) wrong.push(message.text())
      })
      context.on('weberror', (error) => wrong.push(String(error.error())))
    })
    expect(wrong, 'what the pages complained about').toEqual([])
  },
  context: async ({ context, watch }, use) => {
    watch(context)
    await use(context)
  },
})

/** Signs a page in over a magic link, as the fixture of this name does, for pages of other browsers. */
export async function signIn(page: Page, mailbox: Mailbox, email: string, next = '/'): Promise<void> {
  const begun = new Date()
  await page.goto(`/signin?next=${encodeURIComponent(next)}`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.waitForURL(/check-mail/)
  const { text } = await mailbox.newest(email, /sign in/i, begun)
  await page.goto(signInLinkOf(text))
  // Somebody who is signed in already gets another cookie by that, and is another browser to the link.
  await page.getByRole('button', { name: /^Sign in( here)?$/ }).click()
  await page.waitForURL((url) => url.pathname !== '/signin/link')
}

/** The link in a sign-in mail. */
export function signInLinkOf(text: string): string {
  const link = /https?:\/\/\S+\/signin\/link\?\S+/.exec(text)?.[0]
  if (!link) throw new Error(`No sign-in link in: ${text}`)
  return link
}

async function newestMail(to: string, subject = /./, since = new Date(0)): Promise<Mail> {
  let found: Mail | undefined
  const look = async () => {
    const mails = (await allMails()).filter((mail) => mail.to === to && subject.test(mail.subject) && new Date(mail.sentAt) >= since)
    found = mails.sort((a, b) => a.sentAt.localeCompare(b.sentAt)).at(-1)
    return Boolean(found)
  }
  // Some mails follow from what the sweep finds, once a minute.
  await expect.poll(look, { message: `a mail to ${to} with subject ${subject}`, timeout: 90_000 }).toBe(true)
  return found as Mail
}

async function allMails(): Promise<Mail[]> {
  const folder = needed('JOURNEY_MAILBOX')
  const names = await readdir(folder).catch(() => [])
  return Promise.all(names.filter((name) => name.endsWith('.json')).map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8'))))
}

/**
 * Axe finds nothing serious or critical on the page as it stands. Contrast inside frames is left out: Stripe's are transparent, and axe, which
 * cannot see what is behind them, takes white (`expectContrast` in contrast.ts looks for itself).
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Next sends a page's title after its first part, and for an instant there is none while it is replaced.
  await expect(page).toHaveTitle(/\S/)
  // What fades in has no contrast yet. Skeletons and spinners move without an end.
  const isMoving = () =>
    document
      .getAnimations()
      .some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
  await expect.poll(() => page.evaluate(isMoving)).toBe(false)
  // Where there are no frames whose findings must be joined, axe needs no blank page to join them in.
  const axe = new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1)
  // A mail is shown in a frame in which no script may run, not axe's either.
  axe.exclude('iframe[sandbox]')
  const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({ id, help, nodes: nodes.filter(({ target }) => id !== 'color-contrast' || target.length === 1) }))
    .filter(({ nodes }) => nodes.length > 0)
  const report = serious.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `    ${node.target.join(' ')}`).join('\n')}`)
  expect(report, `on ${page.url()}`).toEqual([])
}

function needed(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run the journeys with npm run test:e2e.`)
  return value
}
