import { describe, expect, test } from 'vitest';
import { codeKey } from './code-key.ts';

describe('[CO7] one standard, written by several publishers, has one key', () => {
  test.each([
    [['6.RP.A.3.a', '6.RP.A.3a', '6.rp.a.3a', '6-RP-A-3-a', '6.RP.3a', '6.RP.3.a']],
    [['A-APR.B.2', 'HSA-APR.B.2', 'HSA.APR.B.2', 'A-APR.2', 'HSA.APR.2']],
    [['6.G.A.1', '6.G.1']],
    [['K.CC.B.4.b', 'K.CC.4b']],
    [['1.NBT.B.2', '1.NBT.2']],
  ])('%j', (codes) => {
    expect(new Set(codes.map(codeKey)).size).toBe(1);
  });
});

test('[CO7] different standards keep different keys', () => {
  const codes = ['6.G.A.1', '6.G.A.2', '6.RP.A.1', '6.RP.A.3', '6.RP.A.3.a', '6.RP.A.3.b', '6.RP.A', '6.RP', '7.RP.A.1', 'A-REI.B.3', 'G-SRT.B.4', 'S-CP.A.4', 'HS.M.1', 'M.1'];
  expect(new Set(codes.map(codeKey)).size).toBe(codes.length);
});
