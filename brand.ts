import type { Legal } from '@/lib/domain/wire/legal'

/**
 * Everything that says whose shop this is. To rebrand: change this file, the colours in app/tokens.css and the icon app/icon.svg
 * (docs/customize.md). Messages say `{brand}` where they mean the name.
 */
export const brand = {
  name: 'Souk',
  /** What search engines and link previews show under the name. */
  description: 'A marketplace of independent shops. Each shop is paid directly into its own Stripe account.',
  /** Sender of all mail, unless MAIL_FROM is set. */
  mailFrom: 'Souk <no-reply@localhost>',
  /** What cannot read app/tokens.css: the browser's bar and the mails. Hex, equal to the tokens of the same name. */
  colors: {
    light: { ground: '#f7f8f5', surface: '#ffffff', line: '#dde3dc', ink: '#14211d', muted: '#55635c', accent: '#0d5c4c', onAccent: '#ffffff' },
    dark: { ground: '#0e1412' },
  },
  /** Shown in the footer and in mails: the path or address of a text, the text itself (`{ validFrom, sections }`, with a page of its own), or null for none. */
  legal: { terms: null, privacy: null, imprint: null, supportEmail: null },
} satisfies Brand

interface Brand {
  name: string
  description: string
  mailFrom: string
  colors: { light: Record<string, string>; dark: Record<string, string> }
  legal: Legal
}
