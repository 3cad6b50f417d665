import { expect, test } from 'vitest'
import { looseTexts } from './loose-text'

const found = (jsx: string) => looseTexts([{ path: 'components/a.tsx', text: `const a = ${jsx}\n` }]).length

test.each([
  '<button>{busy && <Spinner />}{label}</button>',
  "<button><Lock />{t('pay')}</button>",
  '<p>{line.quantity} × <Price /></p>',
  '<p>{shop} {isPaused ? t("paused") : null}</p>',
  '<>{why} {t(reason)}</>',
  '<p>{amount > 0 && "−"}<Price /></p>',
])('a text beside other nodes is refused: %s', (jsx) => {
  expect(found(jsx)).toBe(1)
})

test.each([
  '<button>{busy && <Spinner />}<span>{label}</span></button>',
  "<p>{t('pay')}</p>",
  '<p><b>{a}</b> <i>{b}</i></p>',
  '<div>{children}{isOpen && <Menu />}</div>',
  '<ul>{rows.map((row) => <li key={row} />)}<li /></ul>',
])('what translation leaves in order is allowed: %s', (jsx) => {
  expect(found(jsx)).toBe(0)
})
