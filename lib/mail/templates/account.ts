import type { AccountNews } from '@/lib/domain/sellers/account-news'
import type { Draft, Words } from './draft'

export type AccountMail = { news: AccountNews; shop: string; url: string }

/** The Stripe account of a shop has become worse: what that means for the shop, and what to do. */
export function accountMail({ news, shop, url }: AccountMail, { t }: Words): Draft {
  return {
    subject: t(`mail.account.${news}.subject`, { shop }),
    title: t(`mail.account.${news}.title`),
    lead: [t(`mail.account.${news}.text`), t(`mail.account.${news}.next`)],
    link: { label: t('mail.account.button'), url },
    reason: t('mail.reason.seller'),
  }
}
