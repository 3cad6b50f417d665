import type { Locator, Page } from '@playwright/test'

const MOST_PRESSES = 80

/** Presses Tab until a control has the focus, also within a frame. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    const isThere = await control.evaluate((element) => element.ownerDocument.hasFocus() && element.ownerDocument.activeElement === element)
    if (isThere) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${MOST_PRESSES} presses of Tab did not lead to ${control}`)
}
