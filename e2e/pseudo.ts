import type { Page } from '@playwright/test'

/** Shows this browser the pseudo-locale from the next page on. */
export async function readPseudo(page: Page, baseURL: string): Promise<void> {
  await page.context().addCookies([{ name: 'locale', value: 'en-XA', url: baseURL }])
}

/**
 * Texts of the page that are no messages: in the pseudo-locale every letter of a message has an accent. What people typed (`bdi`, `dir="auto"`) and
 * code are left out.
 * @param names what may stand there plainly, such as the shop's name
 */
export async function plainTexts(page: Page, names: RegExp): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [document.title]
    const typed = 'script, style, noscript, bdi, [dir="auto"], code, select[name="currency"]'
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest(typed)) found.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], img[alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '')
    }
    return found
  })
  return texts.map((text) => text.replace(names, '').trim()).filter((text) => /[A-Za-z]{3,}/.test(text))
}
