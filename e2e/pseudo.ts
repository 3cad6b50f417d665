// The pseudo-locale: every letter of a message has an accent and texts are 40 % longer, so what is no message and what does not fit can be seen.
import type { Page } from '@playwright/test'
import { expect } from './fixtures'

/** Shows this browser the pseudo-locale from the next page on. */
export async function readPseudo(page: Page): Promise<void> {
  const url = new URL(page.url()).origin
  await page.context().addCookies([{ name: 'locale', value: 'en-XA', url }])
}

/**
 * Opens a page that everybody reads in their language. Tells of every text that is no message, and of a page wider than a phone or a screen; the
 * journey goes on all the same.
 * @param names what may stand there plainly besides ids, addresses and dates, such as the name of a shop
 */
export async function expectMessages(page: Page, path: string, names: string[] = []): Promise<void> {
  await page.goto(path)
  await expectMessagesHere(page, path, names)
}

/** The same for the page as it stands. @param about what the page is called where something is wrong */
export async function expectMessagesHere(page: Page, about: string, names: string[] = []): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  expect.soft(await plainTexts(page, names), `plain texts on ${about}`).toEqual([])
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    expect.soft(await tooWide(page), `wider than ${width} pixels on ${about}`).toEqual([])
  }
}

// Proper names, and what formats and machines write: addresses, months, currencies and zones, settings.
const WRITTEN = [
  /Souk|GitHub|Google|Stripe|Visa|Mastercard/g,
  /\S+@\S+|\/sellers\/[\w-]+/g,
  /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\b[A-Z]{3}\b|\b[A-Z]+_[A-Z_]+\b/g,
]

/**
 * Texts of the page that are no messages. Left out are what people typed (`bdi`, `dir="auto"`), also where it stands within a message, code, and what
 * is the same in every language (`translate="no"`).
 */
async function plainTexts(page: Page, names: string[]): Promise<string[]> {
  const { texts, typed } = await page.evaluate(() => {
    const apart = 'script, style, noscript, bdi, [dir="auto"], [translate="no"], code, pre, textarea'
    const texts: string[] = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest(apart)) texts.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [title]:not(iframe), [placeholder], img[alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '')
    }
    return { texts, typed: [...document.querySelectorAll('bdi, [dir="auto"], [translate="no"]')].map(({ textContent }) => textContent ?? '') }
  })
  const known = [...names, ...typed].filter((name) => name.trim().length > 2).sort((a, b) => b.length - a.length)
  const without = (text: string) =>
    WRITTEN.reduce(
      (rest, written) => rest.replace(written, ''),
      known.reduce((rest, name) => rest.replaceAll(name, ''), text),
    )
  return [...new Set(texts.map((text) => without(text).trim()))].filter((text) => /[A-Za-z]{3,}/.test(text))
}

/** What reaches beyond the right edge where the page can be moved sideways: the elements that hold no other such element. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth)
    const inner = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)))
    return [`${scrollWidth} pixels`, ...inner.map((element) => element.outerHTML.slice(0, 200))]
  })
}
