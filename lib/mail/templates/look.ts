import type { CSSProperties } from 'react'
import { brand } from '@/brand'

const { ground, surface, line, ink, muted, accent, onAccent } = brand.colors.light

const FONTS = 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif'

/** Styles stand on the elements themselves, because many mail programs read no style sheet. */
export const look = {
  page: { backgroundColor: ground, color: ink, fontFamily: FONTS, fontSize: 16, lineHeight: '24px', margin: 0, padding: '24px 12px' },
  column: { maxWidth: 560 },
  brand: { color: accent, fontSize: 20, fontWeight: 700, lineHeight: '28px', margin: '0 0 16px' },
  card: { backgroundColor: surface, border: `1px solid ${line}`, borderRadius: 12, padding: '28px 24px' },
  title: { color: ink, fontSize: 24, fontWeight: 700, lineHeight: '32px', margin: '0 0 12px' },
  heading: { color: ink, fontSize: 16, fontWeight: 600, lineHeight: '24px', margin: '0 0 4px' },
  text: { color: ink, fontSize: 16, lineHeight: '24px', margin: '0 0 12px' },
  small: { color: muted, fontSize: 14, lineHeight: '20px', margin: '0 0 8px' },
  rule: { borderColor: line, margin: '20px 0' },
  button: {
    backgroundColor: accent,
    borderRadius: 8,
    color: onAccent,
    display: 'inline-block',
    fontSize: 16,
    fontWeight: 600,
    margin: '8px 0 16px',
    padding: '12px 20px',
    textDecoration: 'none',
  },
  link: { color: accent, textDecoration: 'underline', wordBreak: 'break-all' },
  table: { borderCollapse: 'collapse', width: '100%' },
  cell: { color: ink, fontSize: 16, lineHeight: '24px', padding: '6px 0', verticalAlign: 'top' },
  label: { color: muted, fontSize: 14, lineHeight: '24px', padding: '2px 16px 2px 0', verticalAlign: 'top', whiteSpace: 'nowrap' },
  fact: { color: ink, fontSize: 14, lineHeight: '24px', padding: '2px 0', verticalAlign: 'top', wordBreak: 'break-word' },
  amount: { color: ink, fontSize: 16, lineHeight: '24px', padding: '6px 0 6px 16px', textAlign: 'right', verticalAlign: 'top', whiteSpace: 'nowrap' },
  total: { borderTop: `1px solid ${line}`, fontWeight: 700 },
} satisfies Record<string, CSSProperties>
