'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'

/** A secret that is shown this once, with a button that copies it. The reader is led to it when it comes. */
export function ShownOnce({ title, label, hint, secret }: { title: string; label: string; hint: string; secret: string }) {
  const t = useTranslations('sell.apiKeys')
  const alert = useRef<HTMLDivElement>(null)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => alert.current?.focus(), [])
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    setCopied(true)
  }
  return (
    <Alert
      tone="good"
      live
      ref={alert}
      title={title}
      action={
        <Button variant="secondary" size="sm" onClick={copy}>
          {isCopied ? t('copied') : t('copy')}
        </Button>
      }
    >
      <p>{hint}</p>
      <p className="mt-1.5 text-muted text-xs">{label}</p>
      <code translate="no" dir="ltr" className="block break-all">
        {secret}
      </code>
    </Alert>
  )
}
