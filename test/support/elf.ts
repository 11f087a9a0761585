import { closeSync, openSync, readSync } from 'node:fs';

const loadSegment = 1;
const dynamicSegment = 2;
const neededTag = 1;
const stringsTag = 5;
const stringsSizeTag = 10;

interface Segment {
  type: number;
  offset: number;
  address: number;
  size: number;
}

/** Gives the libraries that a program or library of 64-bit Linux names as needed; null for any other file. */
export function neededLibraries(file: string): string[] | null {
  const descriptor = openSync(file, 'r');
  try {
    return readNeeded((offset, size) => {
      const bytes = Buffer.alloc(size);
      return bytes.subarray(0, readSync(descriptor, bytes, 0, size, offset));
    });
  } finally {
    closeSync(descriptor);
  }
}

function readNeeded(read: (offset: number, size: number) => Buffer): string[] | null {
  const header = read(0, 64);
  if (header.length < 64 || header.toString('latin1', 0, 4) !== '\x7fELF') return null;
  const [start, entrySize, count] = [
    Number(header.readBigUInt64LE(32)),
    header.readUInt16LE(54),
    header.readUInt16LE(56),
  ];
  const table = read(start, entrySize * count);
  const segments = Array.from({ length: count }, (_, index): Segment => {
    const at = index * entrySize;
    const number = (offset: number) => Number(table.readBigUInt64LE(at + offset));
    return { type: table.readUInt32LE(at), offset: number(8), address: number(16), size: number(32) };
  });
  const dynamic = segments.find(({ type }) => type === dynamicSegment);
  if (!dynamic) return [];
  const bytes = read(dynamic.offset, dynamic.size);
  const entries = Array.from({ length: Math.floor(bytes.length / 16) }, (_, index) => ({
    tag: Number(bytes.readBigInt64LE(index * 16)),
    value: Number(bytes.readBigUInt64LE(index * 16 + 8)),
  }));
  const valueOf = (tag: number) => entries.find((entry) => entry.tag === tag)?.value ?? 0;
  const address = valueOf(stringsTag);
  const holder = segments.find(
    (segment) => segment.type === loadSegment && address >= segment.address && address < segment.address + segment.size,
  );
  if (!holder) return [];
  const strings = read(address - holder.address + holder.offset, valueOf(stringsSizeTag));
  return entries
    .filter(({ tag }) => tag === neededTag)
    .map(({ value }) => strings.toString('latin1', value, strings.indexOf(0, value)));
}
