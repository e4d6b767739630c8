/** Fields that only those who may see money read. */
export const moneyField = /(minor|wage|cost|benefit|money|npv)/i

/** What an entry holds, without such fields at any depth. A pay grade is no amount. */
export function withoutMoney<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutMoney) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (moneyField.test(key) && !/^wageGrade/.test(key) ? [] : [[key, withoutMoney(inner)]]))) as T
}
