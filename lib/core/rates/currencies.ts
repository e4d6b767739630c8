const known = new Set(Intl.supportedValuesOf('currency'))

/** Whether the code is one of ISO 4217. */
export const isCurrency = (code: string): boolean => known.has(code)

/** What forms offer first. */
export const usualCurrencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD', 'KRW', 'TWD', 'THB', 'VND', 'MYR', 'IDR', 'INR', 'AUD', 'CAD', 'CHF', 'BRL', 'MXN', 'AED'] as const
