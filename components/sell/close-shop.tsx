'use client'

import { useTranslations } from 'next-intl'
import { bdi } from '@/components/ui/bdi'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/feedback/dialog'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'

const FOLLOWS = ['products', 'charges', 'account', 'erased', 'kept'] as const

/** Why a shop was not closed, and what was typed; null before it was tried. */
export type CloseShopState = { typed: string; refusal: string } | null

type Props = { action: (before: CloseShopState, form: FormData) => Promise<CloseShopState>; shopName: string; unsoldKeys: number }

/**
 * Asks before a shop is closed for good: what happens, and its name as a proof that it is meant.
 * @param action the server action; it leaves the page when it is done
 * @param unsoldKeys license keys that are deleted with the shop
 */
export function CloseShop({ action, shopName, unsoldKeys }: Props) {
  const t = useTranslations('sell.settings.close')
  const { state, failure, formProps } = useFormAction<CloseShopState>(action, null)
  return (
    <Dialog title={t.rich('confirm', { shop: shopName, bdi })} description={t('final')} trigger={<Button variant="danger">{t('deed')}</Button>}>
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm">
        {FOLLOWS.map((each) => (
          <li key={each}>{t(each)}</li>
        ))}
        {unsoldKeys > 0 && <li>{t('unsoldKeys', { count: unsoldKeys })}</li>}
      </ul>
      <FailureAlert failure={failure} />
      <form {...formProps} className="flex flex-col gap-5">
        <Field label={t('name')} name="shopName" error={state?.refusal ?? null}>
          <Input autoComplete="off" maxLength={60} required defaultValue={state?.typed} key={state?.typed} />
        </Field>
        <DialogActions>
          <DialogClose render={<Button variant="ghost">{t('keep')}</Button>} />
          <SubmitButton variant="danger" busyText={t('busy')}>
            {t('deed')}
          </SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
  )
}
