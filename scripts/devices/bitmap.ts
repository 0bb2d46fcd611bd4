// A raster block -> a picture a browser can show, as a data: address. Never touches the paper or the network.

/**
 * One-bit rows (highest bit left, 1 = black, `widthBytes` a row) as a BMP: 62 bytes of header with two colours,
 * then rows padded to four bytes, top row first (negative height).
 */
export function pictureOf(rows: Uint8Array, widthBytes: number): string {
  const height = Math.floor(rows.length / widthBytes);
  const stride = Math.ceil(widthBytes / 4) * 4;
  const file = Buffer.alloc(62 + stride * height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(62, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(widthBytes * 8, 18);
  file.writeInt32LE(-height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(1, 28);
  file.writeUInt32LE(2, 46);
  file.writeUInt32LE(0xffffff, 54);
  file.writeUInt32LE(0x1c1917, 58);
  for (let row = 0; row < height; row += 1) {
    file.set(rows.subarray(row * widthBytes, (row + 1) * widthBytes), 62 + row * stride);
  }
  return `data:image/bmp;base64,${file.toString('base64')}`;
}
