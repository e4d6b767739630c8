import compliance from '@/content/risks/compliance.json'
import data from '@/content/risks/data.json'
import finance from '@/content/risks/finance.json'
import operations from '@/content/risks/operations.json'
import people from '@/content/risks/people.json'
import process from '@/content/risks/process.json'
import security from '@/content/risks/security.json'
import strategy from '@/content/risks/strategy.json'
import technology from '@/content/risks/technology.json'
import vendor from '@/content/risks/vendor.json'
import matrixFile from '@/content/risk-matrix/matrix.json'
import { LibraryEntry } from '@/lib/core/risks/library'
import { MatrixBody, type Matrix } from '@/lib/core/risks/matrix'

const files: unknown[] = [strategy, process, technology, data, security, compliance, operations, people, vendor, finance]

let matrix: Matrix | undefined
let library: LibraryEntry[] | undefined

/** The matrix that the product brings along. Throws when the file does not fit (a test reads it). */
export const matrixContent = (): Matrix => (matrix ??= MatrixBody.parse(matrixFile))

/** The risks that an automation programme usually meets, by their id. Throws when a file does not fit. */
export const riskLibrary = (): LibraryEntry[] => (library ??= files.flatMap((file) => LibraryEntry.array().parse(file)).sort((a, b) => (a.id < b.id ? -1 : 1)))

export const libraryEntry = (id: string): LibraryEntry | null => riskLibrary().find((entry) => entry.id === id) ?? null
