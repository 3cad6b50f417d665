'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { ProductPicture } from '@/components/ui/data/product-picture'
import { Checkbox } from '@/components/ui/form/checkbox'
import { FileInput } from '@/components/ui/form/file-input'
import { useSay } from '@/components/ui/use-say'
import { MAX_PICTURE_BYTES } from '@/lib/domain/catalog/limits'
import type { ProductFormErrors } from '@/lib/domain/catalog/product-form'
import type { Said } from '@/lib/domain/wire/said'
import { fitPhoto } from './fit-photo'

const MAX_MEGABYTES = MAX_PICTURE_BYTES / 1024 ** 2
const TOO_LARGE: Said = { key: 'picture.tooManyBytes', values: { megabytes: MAX_MEGABYTES } }

/**
 * Chooses a product's picture and shows it at once. A photo that is too large is made smaller here; one that cannot be is said so before it is sent; everything else the server decides.
 * @param url the picture the product has now
 * @param label unless it is the product's first picture, which may be left out
 * @param errors what was wrong with the form as it was sent last; choosing another file answers what it says of the picture
 */
export function PictureField({ url, errors, label }: { url: string | null; errors: ProductFormErrors; label?: string }) {
  const t = useTranslations('sell.product')
  const form = useTranslations('common.form')
  const say = useSay()
  const id = useId()
  const [chosen, setChosen] = useState<File | null>(null)
  const preview = usePreview(chosen)
  const [answered, setAnswered] = useState<object | null>(null)
  const refusal = answered === errors ? undefined : errors.picture
  const said = isTooLarge(chosen) ? TOO_LARGE : refusal
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0] ?? null
    setAnswered(errors)
    input.setCustomValidity(isTooLarge(file) ? say(TOO_LARGE) : '')
    const fit = file && (await fitPhoto(file, MAX_PICTURE_BYTES))
    // Another file was chosen meanwhile.
    if ((input.files?.[0] ?? null) !== file) return
    if (fit && fit !== file) input.files = filesOf(fit)
    input.setCustomValidity(isTooLarge(fit) ? say(TOO_LARGE) : '')
    setChosen(fit)
  }
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="flex items-baseline justify-between gap-3 font-medium text-sm">
        <span>{label ?? t('field.picture')}</span> {!label && <span className="font-normal text-muted text-xs">{form('optional')}</span>}
      </label>
      <div className="flex flex-wrap items-center gap-4">
        <ProductPicture url={preview ?? url} alt="" className="size-24 shrink-0 rounded-md border border-line" />
        <div className="flex min-w-0 flex-1 flex-col gap-1.5">
          <FileInput
            id={id}
            name="picture"
            accept="image/png,image/jpeg,image/webp,image/avif,image/heic,image/heif"
            aria-invalid={said ? true : undefined}
            aria-describedby={`${id}-hint ${id}-error`}
            onChange={(event) => choose(event.target)}
          />
          <p id={`${id}-error`} className="text-danger text-sm empty:hidden">
            {said && say(said)}
          </p>
          <p id={`${id}-hint`} className="text-muted text-sm">
            {t('hint.picture', { megabytes: MAX_MEGABYTES })}
          </p>
        </div>
      </div>
      {url && !chosen && <Checkbox name="removePicture" value="yes" label={t('removePicture')} />}
    </div>
  )
}

function isTooLarge(file: File | null): boolean {
  return file !== null && file.size > MAX_PICTURE_BYTES
}

function filesOf(file: File): FileList {
  const transfer = new DataTransfer()
  transfer.items.add(file)
  return transfer.files
}

/** An address for a chosen file, given back when another is chosen; none for a file that the browser cannot draw. */
function usePreview(file: File | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    setAddress(null)
    if (!file) return
    const made = URL.createObjectURL(file)
    let here = true
    createImageBitmap(file).then(
      (picture) => {
        picture.close()
        if (here) setAddress(made)
      },
      () => undefined,
    )
    return () => {
      here = false
      URL.revokeObjectURL(made)
    }
  }, [file])
  return address
}
