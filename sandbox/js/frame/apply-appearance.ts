import type { Appearance } from '@/sandbox/js/wire/frame-options'

const SYSTEM_FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'

const SHARED = {
  fontFamily: SYSTEM_FONT,
  fontSizeBase: '16px',
  spacingUnit: '4px',
  borderRadius: '6px',
  fontWeightNormal: '400',
  fontWeightMedium: '500',
}

// The variables of Stripe's appearance API, by theme.
const THEMES: Record<string, Record<string, string>> = {
  stripe: {
    ...SHARED,
    colorPrimary: '#0570de',
    colorBackground: '#ffffff',
    colorText: '#30313d',
    colorDanger: '#df1b41',
    colorTextSecondary: '#5b5c66',
    colorTextPlaceholder: '#717280',
    inputBorder: '#e0e0e4',
  },
  night: {
    ...SHARED,
    colorPrimary: '#85d996',
    colorBackground: '#30313d',
    colorText: '#ffffff',
    colorDanger: '#fe87a1',
    colorTextSecondary: '#c3c4cc',
    colorTextPlaceholder: '#a9aab5',
    inputBorder: '#50525f',
  },
  flat: {
    ...SHARED,
    colorPrimary: '#0570de',
    colorBackground: '#f1f1f4',
    colorText: '#30313d',
    colorDanger: '#c8102e',
    colorTextSecondary: '#5b5c66',
    colorTextPlaceholder: '#6a6b78',
    inputBorder: 'transparent',
  },
}

const SELECTOR = /^\.[A-Za-z]+(--[a-zA-Z]+)?(::?[a-z-]+)?$/

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

let rulesSheet: CSSStyleSheet | null = null

function applyRules(rules: Record<string, Record<string, string>>): void {
  if (!rulesSheet) {
    rulesSheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, rulesSheet]
  }
  rulesSheet.replaceSync('')
  for (const [selectors, declarations] of Object.entries(rules)) {
    // Only Stripe's public class names may be styled, and values go in one by one: a rule cannot smuggle in another.
    if (!selectors.split(',').every((selector) => SELECTOR.test(selector.trim()))) continue
    const at = rulesSheet.insertRule(`${selectors} {}`, rulesSheet.cssRules.length)
    const rule = rulesSheet.cssRules[at]
    if (!(rule instanceof CSSStyleRule)) continue
    for (const [name, value] of Object.entries(declarations)) rule.style.setProperty(kebab(name), value)
  }
}

/** Dresses the frame as the host page asks: theme, then variables over it, then rules over both. */
export function applyAppearance(appearance: Appearance): void {
  const theme = THEMES[appearance.theme ?? 'stripe'] ?? THEMES.stripe
  const style = document.documentElement.style
  const inputBorder: Record<string, string> = appearance.variables?.colorBackground
    ? { inputBorder: 'color-mix(in srgb, var(--colorText) 22%, var(--colorBackground))' }
    : {}
  const variables: Record<string, string> = { ...theme, ...inputBorder, ...appearance.variables }
  for (const name of Array.from(style)) if (name.startsWith('--')) style.removeProperty(name)
  for (const [name, value] of Object.entries(variables)) style.setProperty(`--${name}`, value)
  document.documentElement.classList.toggle('still', appearance.disableAnimations === true)
  applyRules(appearance.rules ?? {})
}
