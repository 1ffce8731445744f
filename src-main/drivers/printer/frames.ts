const stx = 0x02
const etx = 0x03
/** The longest frame of a status has some 60 characters, of an identity some 100. */
const longestFrame = 256

/** Cuts a stream into what stands between STX and ETX, whatever pieces it comes in. A frame that grows too long, or begins anew, is dropped. */
export function createFrameReader(): { readonly push: (bytes: Uint8Array) => readonly string[] } {
  let frame: string | null = null
  return {
    push: (bytes) => {
      const frames: string[] = []
      for (const byte of bytes) {
        if (byte === stx) frame = ''
        else if (frame === null) continue
        else if (byte === etx) {
          frames.push(frame)
          frame = null
        } else frame = frame.length < longestFrame ? frame + String.fromCharCode(byte) : null
      }
      return frames
    }
  }
}
