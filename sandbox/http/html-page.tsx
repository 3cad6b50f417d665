/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx'

type Props = {
  title: string
  /** Addresses of its style sheets, in the order of the cascade. */
  styles: string[]
  /** The script that runs once the page is there. */
  script?: string
  /** Nothing is shown before its script says so. */
  isHidden?: boolean
  children?: Child
}

/** The outermost of every page of the program. */
export const HtmlPage: FC<Props> = ({ title, styles, script, isHidden, children }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <link rel="icon" href="data:," />
      {styles.map((href) => (
        <link rel="stylesheet" href={href} />
      ))}
      {script ? <script src={script} defer /> : null}
    </head>
    <body hidden={isHidden}>{children}</body>
  </html>
)
