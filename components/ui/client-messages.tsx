import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { onlyOf } from './only-of'

/**
 * Gives the client components inside their messages: no page is sent the whole catalog. Server components need none of this, and pages without it (the storefront, a
 * product, a shop) are not sent the code that makes sentences of messages.
 * Put it around a layout or page. What is inside another one gets only its own groups, so name all that are needed.
 * @param of groups such as 'checkout' or 'common.form'
 */
export async function ClientMessages({ of, children }: { of: readonly string[]; children: ReactNode }) {
  return <NextIntlClientProvider messages={onlyOf(await getMessages(), ['common.form', 'common.failure', ...of])}>{children}</NextIntlClientProvider>
}
