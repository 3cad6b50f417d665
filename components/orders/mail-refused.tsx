import { useTranslations } from 'next-intl'
import { bdi } from '@/components/ui/bdi'
import { Alert } from '@/components/ui/feedback/alert'

/** Tells a buyer that none of our mail arrives, so that this page is their way back. */
export function MailRefused({ email }: { email: string }) {
  const t = useTranslations('orders.head')
  return (
    <Alert tone="warn" title={t('mailRefused')}>
      {t.rich('mailRefusedText', { email, name: bdi })}
    </Alert>
  )
}
