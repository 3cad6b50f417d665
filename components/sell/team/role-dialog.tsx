'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { FormDialog } from '@/components/ui/form/form-dialog'
import { useFormAction } from '@/components/ui/form/use-form-action'
import type { ShopRole } from '@/lib/domain/sellers/shop-roles'
import { RoleSelect } from './role-select'

/** Why a role was not given; null before it was tried, and once it is. */
export type RoleAnswer = { refusal: string; role: ShopRole } | null

type Props = { action: (before: RoleAnswer, form: FormData) => Promise<RoleAnswer>; name: string; role: ShopRole }

/** A button that opens a choice of roles for a member. */
export function RoleDialog({ action, name, role }: Props) {
  const t = useTranslations('sell.team')
  const form = useFormAction<RoleAnswer>(action, null)
  return (
    <FormDialog
      trigger={
        <Button variant="secondary" size="sm" aria-label={t('changeRoleOf', { name })}>
          {t('changeRole')}
        </Button>
      }
      words={{ title: t('changeRoleOf', { name }), text: t('roleHint'), save: t('saveRole') }}
      form={form}
    >
      <Field label={t('asRole')} name="role" error={form.state?.refusal ?? null}>
        <RoleSelect chosen={form.state?.role ?? role} />
      </Field>
    </FormDialog>
  )
}
