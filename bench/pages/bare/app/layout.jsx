import { headers } from 'next/headers'

/** Reading the headers makes the page dynamic, as the shop's are. */
export default async function Layout({ children }) {
  await headers()
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
