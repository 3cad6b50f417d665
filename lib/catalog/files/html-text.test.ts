import { expect, test } from 'vitest'
import { htmlText } from './html-text'

test.each([
  ['', ''],
  ['plain & simple', 'plain & simple'],
  ['two\nlines &amp; more', 'two\nlines & more'],
  ['<p>one\n line</p><p>another</p>', 'one line\n\nanother'],
  ['<p>Salt &amp; &lt;pepper&gt;<br>Two<br><br>lines</p>', 'Salt & <pepper>\nTwo\n\nlines'],
  ['<ul><li>blue</li><li><b>red</b></li></ul>', '• blue\n• red'],
  ['<p onclick="x()">a<script>alert("x")</script><style>p{}</style>b</p>', 'ab'],
  ['<script>alert(1)', ''],
  ['<img src=x onerror=alert(1)>shown', 'shown'],
  ['<a href="javascript:alert(1)">link</a>', 'link'],
  ['a&nbsp;b\u200b', 'a b'],
])('%j is read as %j', (html, text) => {
  expect(htmlText(html)).toBe(text)
})
