import { expect, it } from 'vitest'
import { sizeInWords } from '@/lib/core/files/size'

it('a size is told in kB below a megabyte, never as nothing', () => {
  expect([0, 64 * 1024, 256 * 1024, 1_048_576, 20 * 1_048_576].map(sizeInWords)).toEqual(['1 kB', '64 kB', '256 kB', '1 MB', '20 MB'])
})
