import type { Draft, Words } from './draft'

/** The last key of a product is sold. @param product its name, with what was chosen of it; `url` is the seller's page of it */
export function keysEmptyMail({ product, shop, url }: { product: string; shop: string; url: string }, { t }: Words): Draft {
  return {
    subject: t('mail.keysEmpty.subject'),
    title: t('mail.keysEmpty.title'),
    lead: [t('mail.keysEmpty.text', { product, shop })],
    link: { label: t('mail.keysEmpty.add'), url },
    reason: t('mail.reason.seller'),
  }
}
