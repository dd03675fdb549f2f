const SIZE = 32;
const RED = [0x1f, 0x0f, 0xc5, 0xff] as const;
const WHITE = [0xff, 0xff, 0xff, 0xff] as const;

/** A red disc with a white exclamation mark, in the byte order of Windows: the overlay of the taskbar's button. */
export function failedBadge(): [Buffer, { width: number; height: number }] {
  const bytes = Buffer.alloc(SIZE * SIZE * 4);
  const middle = (SIZE - 1) / 2;
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) {
      if (Math.hypot(x - middle, y - middle) > SIZE / 2) continue;
      const isStroke = Math.abs(x - middle) < 2 && ((y >= 7 && y <= 18) || (y >= 21 && y <= 24));
      bytes.set(isStroke ? WHITE : RED, (y * SIZE + x) * 4);
    }
  }
  return [bytes, { width: SIZE, height: SIZE }];
}
