import { mkdir } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import sharp from 'sharp'

/** Takes a picture of the page for docs/screenshots once everything on it is drawn and nothing has the focus. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all([...document.images].filter((image) => image.loading !== 'lazy').map((image) => image.decode().catch(() => undefined)))
    ;(document.activeElement as HTMLElement | null)?.blur()
  })
  const png = await page.screenshot({ animations: 'disabled' })
  // Fewer colours, a third of the size: these files live in git.
  await sharp(png)
    .png({ palette: true, quality: 90 })
    .toFile(await placeFor(`${name}.png`))
}

async function placeFor(file: string): Promise<string> {
  await mkdir('docs/screenshots', { recursive: true })
  return `docs/screenshots/${file}`
}
