'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/form/button'

/** Opens the browser's own print dialog. */
export function PrintButton() {
  const t = useTranslations('documents')
  return (
    <Button variant="secondary" onClick={() => window.print()}>
      {t('print')}
    </Button>
  )
}
