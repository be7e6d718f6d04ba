import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a ZIP, with whatever it should lie about. */
export type Packed = {
  readonly name: string;
  readonly content: string;
  readonly mode?: number;
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
  readonly flags?: number;
};

/** A ZIP made byte by byte (APPNOTE 6.3), so that tests can make those that no honest program makes. */
export function makeZip(files: readonly Packed[], claimedEntries = files.length): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const raw = Buffer.from(file.content);
    const packed = deflateRawSync(raw);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(0x800 | (file.flags ?? 0), 2);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(file.claimedCrc ?? crc32(raw), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(file.claimedSize ?? raw.length, 18);
    fixed.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fixed, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((file.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    const madeBy = Buffer.from([20, 3]);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, fixed, rest, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(claimedEntries, 4);
  end.writeUInt16LE(claimedEntries, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}
