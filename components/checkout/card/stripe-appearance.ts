import type { Appearance } from '@stripe/stripe-js'

/**
 * Our tokens in the words of Stripe's Payment Element, whose frame knows none of our styles.
 * The colours are read from the page, so they are those of the theme that is showing.
 */
export function stripeAppearance(dark: boolean): Appearance {
  const color = readColors(['ink', 'muted', 'surface', 'accent', 'on-accent', 'danger', 'line-strong', 'line'])
  const ring = `0 0 0 3px color-mix(in srgb, ${color.accent} 22%, transparent)`
  return {
    theme: dark ? 'night' : 'stripe',
    labels: 'above',
    variables: {
      fontFamily: 'ui-sans-serif, system-ui, sans-serif',
      fontSizeBase: '16px',
      spacingUnit: '4px',
      borderRadius: '10px',
      colorPrimary: color.accent,
      colorBackground: color.surface,
      colorText: color.ink,
      colorTextSecondary: color.muted,
      colorTextPlaceholder: color.muted,
      colorDanger: color.danger,
      iconColor: color.muted,
    },
    rules: {
      '.Input': { border: `1px solid ${color['line-strong']}`, boxShadow: 'none', padding: '10px 12px' },
      '.Input:hover': { borderColor: color.ink },
      '.Input:focus': { borderColor: color.accent, boxShadow: ring },
      '.Input--invalid': { borderColor: color.danger, boxShadow: 'none' },
      '.Label': { fontSize: '14px', fontWeight: '500', color: color.ink },
      '.Error': { fontSize: '14px' },
    },
  }
}

/** Whether the page shows its dark side now. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
}

function readColors<Name extends string>(names: Name[]): Record<Name, string> {
  const probe = document.createElement('span')
  document.body.append(probe)
  const read = (name: Name) => {
    probe.style.color = `var(--${name})`
    return [name, getComputedStyle(probe).color] as const
  }
  const colors = Object.fromEntries(names.map(read)) as Record<Name, string>
  probe.remove()
  return colors
}
