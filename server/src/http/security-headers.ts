/**
 * On every answer. The pages hold no script and no inline style, so that the policy can forbid both and an injected one never runs;
 * nothing is asked of another origin, and nobody may frame, cache or sniff a page with students' names.
 */
export const securityHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
  'cache-control': 'no-store',
} as const;
