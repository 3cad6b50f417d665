// A page in other hands: a browser's translation, which puts a node of its own in the place of each text, and extensions, which add theirs.
import type { Page } from '@playwright/test'
import { CARD, fillCheckout, payButton, receiptOf, typeCard } from './buying'
import { expect, test } from './shops'
import { expectPayments } from './stripe-dashboard'

declare global {
  interface Window {
    /** Has `change` made at once and whenever `observed` changes, from when React has taken the page over: whoever changes a page later changes what is drawn. */
    changeOnceTakenOver(change: () => void, observed: MutationObserverInit): void
  }
}

async function readyToChange(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // React leaves the hidden fields of its own forms as they are.
    const isTakenOver = () =>
      [...document.querySelectorAll('button, a, input:not([type=hidden]), form')].every((node) =>
        Object.keys(node).some((key) => key.startsWith('__react')),
      )
    window.changeOnceTakenOver = (change, observed) => {
      const begin = () => {
        if (!isTakenOver()) return void setTimeout(begin, 100)
        change()
        new MutationObserver(change).observe(document.body, observed)
        document.documentElement.dataset.changed = 'yes'
      }
      if (window.top === window) window.addEventListener('load', begin)
    }
  })
}

/** Translates every text of every page, also what appears later, as Chrome's translation does: the text's own node is gone, another stands in <font>. */
async function translate(page: Page): Promise<void> {
  await readyToChange(page)
  await page.addInitScript(() => {
    const skipped = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TITLE', 'OPTION', 'TEXTAREA', 'FONT'])
    const wrap = (text: Text) => {
      const { parentElement: parent, data } = text
      if (!parent || skipped.has(parent.tagName) || !data.trim()) return
      const outer = document.createElement('font')
      const inner = document.createElement('font')
      inner.append(document.createTextNode(data))
      outer.append(inner)
      text.replaceWith(outer)
    }
    const wrapAll = (root: Node) => {
      const texts: Text[] = []
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) texts.push(walker.currentNode as Text)
      for (const text of texts) wrap(text)
    }
    window.changeOnceTakenOver(() => wrapAll(document.body), { childList: true, characterData: true, subtree: true })
  })
}

/** Adds nodes to the body, to forms and beside fields, as password managers and writing aids do, and puts them back when they go. */
async function addExtensions(page: Page): Promise<void> {
  await readyToChange(page)
  await page.addInitScript(() => {
    const node = (name: string) => Object.assign(document.createElement(name), { className: 'from-extension' })
    const addAll = () => {
      if (!document.querySelector('body > ext-root')) document.body.prepend(node('ext-root'))
      if (!document.querySelector('body > ext-panel')) document.body.append(node('ext-panel'))
      for (const form of document.forms) {
        if (!form.querySelector('ext-first')) form.prepend(node('ext-first'))
        if (!form.querySelector('ext-last')) form.append(node('ext-last'))
      }
      for (const input of document.querySelectorAll('input:not([type=hidden])'))
        if (input.nextElementSibling?.tagName !== 'EXT-ICON') input.after(node('ext-icon'))
      for (const button of document.querySelectorAll('button')) if (!button.querySelector('ext-mark')) button.append(node('ext-mark'))
    }
    window.changeOnceTakenOver(addAll, { childList: true, subtree: true })
  })
}

const isAtWork = (page: Page) => expect(page.locator('html[data-changed]')).toHaveCount(1)

for (const [what, begin] of [
  ['translated', translate],
  ['with nodes of extensions in body, forms and buttons', addExtensions],
] as const) {
  test(`a shop ${what} takes an order from the product to the receipt, a declined card on the way`, async ({ page, email, shopWith, stripe }) => {
    const shop = await shopWith({ stock: '9' })
    await begin(page)
    await page.goto(`/products/${shop.product.slug}`)
    await isAtWork(page)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await expect(page.getByText('Added to your cart.')).toBeVisible()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await expect(page.getByText('Your cart now has 2 of these.')).toBeVisible()

    await page.goto('/cart')
    await isAtWork(page)
    await page.getByRole('button', { name: `Remove ${shop.product.name}` }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByLabel('Quantity').selectOption('3')
    await expect(page.getByRole('complementary').or(page.locator('main')).getByText('$102.00').first()).toBeVisible()

    await page.goto('/checkout')
    await isAtWork(page)
    await fillCheckout(page, email('abroad'), CARD.failsWhenCharged)
    await payButton(page).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Card declined' })).toBeVisible()
    await expect(payButton(page)).toHaveText('Pay $102.00')
    await typeCard(page, CARD.good)
    await payButton(page).click()
    await receiptOf(page)
    await expectPayments(page, stripe, shop, ['$102.00'])
  })
}

test('a translated checkout with two sellers pays', async ({ page, email, shopWith }) => {
  const shops = [await shopWith(), await shopWith()]
  await translate(page)
  for (const shop of shops) {
    await page.goto(`/products/${shop.product.slug}`)
    await isAtWork(page)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await expect(page.getByText('Added to your cart.')).toBeVisible()
  }
  await page.goto('/checkout')
  await isAtWork(page)
  await fillCheckout(page, email('two'))
  await payButton(page).click()
  await receiptOf(page)
})
