import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';

/**
 * Unpacks the Chromium that @sparticuz/chromium ships into TMPDIR, with the system libraries it brings for machines that have next to none.
 * A program of its own, because the package takes its folder from TMPDIR and believes whatever stands there already.
 */
const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
for (const file of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) await inflate(join(packed, file));
