import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const keyBytes = 32
/** scrypt cost: about 50 ms, slow enough that a stolen database does not give short PINs away at once. */
const cost = { N: 16_384, r: 8, p: 1 } as const

const derive = (pin: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => scrypt(pin, salt, keyBytes, cost, (error, key) => (error === null ? resolve(key) : reject(error))))

/** A PIN as it is stored: `scrypt$salt$key`, both base64url. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64url')}$${(await derive(pin, salt)).toString('base64url')}`
}

/** Whether a PIN belongs to a stored hash; takes the same time for right and wrong ones. */
export async function isPin(pin: string, stored: string): Promise<boolean> {
  const [, salt = '', key = ''] = stored.split('$')
  const expected = Buffer.from(key, 'base64url')
  return timingSafeEqual(await derive(pin, Buffer.from(salt, 'base64url')), expected)
}
