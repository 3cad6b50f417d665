'use client'

import { useTranslations } from 'next-intl'
import { Input } from '@/components/ui/form/input'
import { API_SCOPES, MAX_KEY_NAME } from '@/lib/domain/api/scopes'
import type { Said } from '@/lib/domain/wire/said'
import { SecretForm } from './secret-form'

/** What was typed, why it was refused, and the key that was made last: it is shown this once. */
export type KeyState = { name: string; scopes: string[]; error: Said | null; field: 'name' | 'scopes' | null; token: string | null }

const FIRST: KeyState = { name: '', scopes: [], error: null, field: null, token: null }

/** Makes a key for programs, and shows it once. */
export function KeyForm({ action }: { action: (before: KeyState, form: FormData) => Promise<KeyState> }) {
  const t = useTranslations('sell.apiKeys')
  return (
    <SecretForm
      action={action}
      first={FIRST}
      secretOf={({ token }) => token}
      field={{ name: 'name', label: t('name'), hint: t('nameHint') }}
      input={({ name }) => <Input autoComplete="off" maxLength={MAX_KEY_NAME} required defaultValue={name} />}
      choices={{ name: 'scopes', label: t('scopes'), all: API_SCOPES.map((scope) => ({ value: scope, label: t(`scope.${scope}`) })) }}
      chosen={({ scopes }) => scopes}
      words={{ made: t('made'), secret: t('key'), hint: t('madeHint'), submit: t('create'), busy: t('creating') }}
    />
  )
}
