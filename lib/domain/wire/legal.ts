const LEGAL_PAGES = ['terms', 'privacy', 'imprint'] as const

/** The texts a shop owes its visitors. */
export type LegalPage = (typeof LEGAL_PAGES)[number]

/** A text of the operator's, shown at `/legal/terms` (or privacy, imprint). */
export interface LegalText {
  /** The day it became valid, YYYY-MM-DD. */
  validFrom: string
  sections: { heading?: string; paragraphs: string[] }[]
}

/** A text, the path or address of one, or null for none. */
export type Legal = Record<LegalPage, LegalText | string | null> & { supportEmail: string | null }

/** Where each text is found; null for one that there is not. */
export function legalLinks(legal: Legal): Record<LegalPage, string | null> {
  const hrefOf = (page: LegalPage) => (legal[page] === null || typeof legal[page] === 'string' ? legal[page] : `/legal/${page}`)
  return { terms: hrefOf('terms'), privacy: hrefOf('privacy'), imprint: hrefOf('imprint') }
}

/** The text of a page of ours. @param page what an address says; @returns null where there is no such text, or it stands elsewhere */
export function legalText(legal: Legal, page: string): { page: LegalPage; text: LegalText } | null {
  const known = LEGAL_PAGES.find((each) => each === page)
  const text = known && legal[known]
  return known && text && typeof text !== 'string' ? { page: known, text } : null
}
