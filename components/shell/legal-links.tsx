import { useTranslations } from 'next-intl'
import { type Legal, legalLinks } from '@/lib/domain/wire/legal'

/** Terms, privacy, imprint and support, as far as brand.ts has them. */
export function LegalLinks({ legal }: { legal: Legal }) {
  const t = useTranslations('common.footer')
  const { terms, privacy, imprint } = legalLinks(legal)
  const { supportEmail } = legal
  const shown = [
    { label: t('terms'), href: terms },
    { label: t('privacy'), href: privacy },
    { label: t('imprint'), href: imprint },
    { label: t('support'), href: supportEmail && `mailto:${supportEmail}` },
  ].flatMap(({ label, href }) => (href ? [{ label, href }] : []))
  if (shown.length === 0) return null
  return (
    <nav aria-label={t('legal')} className="flex flex-wrap gap-x-4">
      {shown.map(({ label, href }) => (
        <a key={href} href={href} className="py-1 underline-offset-3 hover:underline">
          {label}
        </a>
      ))}
    </nav>
  )
}
