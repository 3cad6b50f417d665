import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Progress } from '@/components/ui/feedback/progress'
import { LinkButton } from '@/components/ui/form/link-button'
import { RefreshOften } from './refresh-often'

/** How far an import has come. The page reads it anew by itself; without script there is a button. */
export function ImportProgress({ href, done, total, text }: { href: string; done: number; total: number; text: string }) {
  const t = useTranslations('sell.import')
  return (
    <Card>
      <div className="flex flex-col items-start gap-3">
        <p role="status" className="font-medium">
          {text}
        </p>
        <Progress value={done} max={Math.max(total, 1)} label={t('progressLabel')} />
        <p className="text-muted text-sm">{t('progressText')}</p>
        <LinkButton href={href} external size="sm" variant="secondary">
          {t('reload')}
        </LinkButton>
        <RefreshOften />
      </div>
    </Card>
  )
}
