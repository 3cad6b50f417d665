import type { Locator } from '@playwright/test'
import { expect } from './shops'

/**
 * Text in a transparent frame can be read on what is behind the frame (WCAG 1.4.3: 4.5 to 1).
 * @param text an element inside the frame
 * @param frame the frame's own element
 */
export async function expectContrast(text: Locator, frame: Locator): Promise<void> {
  const ink = await text.evaluate(colorOf, 'color' as const)
  const ground = await frame.evaluate(colorOf, 'backgroundColor' as const)
  const [lighter = 0, darker = 0] = [luminance(ink), luminance(ground)].sort((a, b) => b - a)
  expect((lighter + 0.05) / (darker + 0.05), `the contrast of rgb(${ink}) on rgb(${ground})`).toBeGreaterThanOrEqual(4.5)
}

/** In the browser: a colour as red, green, blue, whatever it was written in; of the nearest element that is not transparent. */
function colorOf(element: Element, property: 'color' | 'backgroundColor'): [number, number, number] {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  for (let place: Element | null = element; place; place = place.parentElement) {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = getComputedStyle(place)[property]
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
    if (alpha === 255) return [red, green, blue]
  }
  return [255, 255, 255]
}

/** Relative luminance as WCAG defines it. */
function luminance(rgb: [number, number, number]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
