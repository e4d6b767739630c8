/** Roots of the passwords that guessing tools try first, lower case, without separators and trailing digits. */
const roots = `password passwort motdepasse contrasena qwerty qwertyuiop qwertyui asdfghjkl zxcvbnm qazwsx qazwsxedc
1qaz2wsx 1qaz2wsx3edc 1q2w3e4r 1q2w3e4r5t letmein letmeinplease welcome welcomehome welcomeback iloveyou ilovechina
administrator adminadmin superadmin rootroot toor changeme changemenow changeit default temporary temppassword
passwordpassword passw0rd p4ssword p4ssw0rd pa55word pa55w0rd mypassword newpassword yourpassword thepassword
123456789012 1234567890123 12345678901234 1234567890 0123456789 9876543210 098765432109 112233445566 111122223333
abcdefghijkl abcdefghijk abcdefgh abcabcabcabc abcd1234abcd a1b2c3d4e5f6 abc123abc123 123abc123abc 123qwe123qwe
qwe123qwe123 qwer1234asdf qwerasdfzxcv asdf1234asdf football baseball basketball superman batman starwars
monkeymonkey dragondragon sunshine princess michael jennifer trustno1 whatever computer internet security
correcthorsebatterystaple secretsecret topsecret summer winter spring autumn january february november december
woaini woaini1314 woaini520 5201314 52013145201314 5201314woaini wodemima mima123456 nihao nihaoma zhongguo
zhonghua beijing shanghai guangzhou shenzhen aa123456 aaa123456789 a123456789 qq123456 qwe123456 asd123456 zxc123456
wheelhouse wheelhouseadmin automation companyname company welcome2025 welcome2026 spring2026 summer2026 autumn2026 winter2026`

export const commonPasswords: ReadonlySet<string> = new Set(
  roots.split(/\s+/).flatMap((word) => [word, `${word}${word}`]),
)
