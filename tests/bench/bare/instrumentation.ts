/** Nothing: the bare pages carry none of the product. */
export function register() {}
