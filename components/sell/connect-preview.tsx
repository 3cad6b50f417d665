import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/feedback/alert'
import { TextLink } from '@/components/ui/layout/text-link'
import type { PreviewNotice } from '@/lib/domain/sellers/preview-notice'

/** On a preview deployment: the address to register at Stripe, or the one at which this preview can connect. */
export function ConnectPreview({ notice }: { notice: PreviewNotice | null }) {
  const t = useTranslations('connect.preview')
  if (!notice) return null
  if (notice.kind === 'register') {
    return (
      <Alert title={t('register.title')}>
        <span>{t('register.text')}</span> <code className="font-mono text-xs">{notice.redirectUri}</code>
      </Alert>
    )
  }
  if (notice.kind === 'none')
    return (
      <Alert tone="warn" title={t('none.title')}>
        {t('none.text')}
      </Alert>
    )
  return (
    <Alert tone="warn" title={t('elsewhere.title')}>
      <span>{t('elsewhere.text')}</span>{' '}
      <TextLink href={notice.href} external>
        {notice.href}
      </TextLink>
    </Alert>
  )
}
