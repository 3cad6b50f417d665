/** Pictures are kept at 1600 pixels: what is sent needs no more than a little above. */
const LONGEST_SIDE = 2400

/**
 * A photo as it is sent: one that is too large, or in the format of iPhones, becomes a smaller JPEG where this browser can draw it. Any other file stays as it is.
 * @param mostBytes that may be sent
 * @param longestSide in pixels, once it is made smaller
 */
export async function fitPhoto(file: File, mostBytes: number, longestSide = LONGEST_SIDE): Promise<File> {
  if (file.size <= mostBytes && !isHeic(file)) return file
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    const context = canvas.getContext('2d')
    if (!context) return file
    // A JPEG has no transparency.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
    return blob ? new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' }) : file
  } catch {
    // It cannot be drawn here: what is wrong with it is said as of any other file.
    return file
  }
}

function isHeic({ name, type }: File): boolean {
  return /^image\/hei[cf]$/.test(type) || /\.hei[cf]$/i.test(name)
}
