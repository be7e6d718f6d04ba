import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html, htmlText } from './html.ts';

describe('html', () => {
  test('[PG1] whatever is put in is text, in content and in attributes', () => {
    const name = `<script>alert("x")</script> & 'co'`;
    expect(htmlText(html`<a title="${name}">${name}</a>`)).toBe(
      '<a title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;co&#39;">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;co&#39;</a>',
    );
  });

  test('[PG1] templates nest, lists join, and nothing is printed for what is not there', () => {
    const items = ['a', 'b'].map((item) => html`<li>${item}</li>`);
    expect(htmlText(html`<ul>${items}${null}${undefined}${false}${0}</ul>`)).toBe('<ul><li>a</li><li>b</li>0</ul>');
  });

  test('[PG1] data shaped like a template is not one', () => {
    const fake = JSON.parse('{"made":"<b>"}') as never;
    expect(() => htmlText(html`${fake}`)).toThrow();
  });

  test('[PG1] no text can open a tag, end an attribute or start an entity', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const inside = htmlText(html`${text}`);
      expect(inside).not.toMatch(/[<>"']/);
      expect(inside.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
    }));
  });
});
