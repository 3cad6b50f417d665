import { cookies } from 'next/headers'
import { isSecure } from '@/lib/http/own-origin'

const A_YEAR = 31_536_000

const name = () => (isSecure() ? '__Host-souk-shop' : 'souk-shop')

/** Which of their shops somebody works in, as this browser was last told. It opens none: membership is read at each request. */
export async function chosenShop(): Promise<string | undefined> {
  return (await cookies()).get(name())?.value
}

/** Keeps which shop somebody works in. */
export async function keepShop(sellerId: string): Promise<void> {
  ;(await cookies()).set(name(), sellerId, { httpOnly: true, secure: isSecure(), sameSite: 'lax', path: '/', maxAge: A_YEAR })
}
