/**
 * Reads an answer's body as text, or gives null once it is longer than `limit` bytes, counted after decompression.
 * Rejects when the connection is lost on the way.
 */
export async function readText(response: Response, limit: number): Promise<string | null> {
  if (response.body === null) return '';
  const decoder = decoderFor(response.headers.get('content-type') ?? '');
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) return null;
    text += decoder.decode(value, { stream: true });
  }
}

function decoderFor(contentType: string): InstanceType<typeof TextDecoder> {
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
