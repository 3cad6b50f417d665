'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SaveRow } from '@/components/ui/form/save-row'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import type { ShopRole } from '@/lib/domain/sellers/shop-roles'
import type { Said } from '@/lib/domain/wire/said'
import { RoleSelect } from './role-select'

/** What was typed, why it was refused, and the address that was invited last. */
export type InviteState = { email: string; role: ShopRole; error: Said | null; invited: string | null }

/** Invites somebody by their address to a role in the shop. */
export function InviteForm({ action }: { action: (before: InviteState, form: FormData) => Promise<InviteState> }) {
  const t = useTranslations('sell.team')
  const say = useSay()
  const first: InviteState = { email: '', role: 'shipper', error: null, invited: null }
  const { state, failure, formProps } = useFormAction<InviteState>(action, first)
  return (
    <form {...formProps} className="flex max-w-md flex-col items-start gap-4">
      <FailureAlert failure={failure} />
      <Field label={t('email')} name="email" error={state.error && say(state.error)} className="w-full">
        <Input type="email" autoComplete="off" maxLength={254} required defaultValue={state.email} key={state.invited ?? state.email} />
      </Field>
      <Field label={t('asRole')} name="role" hint={t('roleHint')} className="w-full">
        <RoleSelect chosen={state.role} />
      </Field>
      <SaveRow save={t('invite')} saved={state.invited !== null && t('invited', { email: state.invited })} />
    </form>
  )
}
