import type { Page } from 'playwright-core';

/** Presses a button or follows a link as the keyboard does. */
export async function press(page: Page, target: string): Promise<void> {
  await page.focus(target);
  await page.keyboard.press('Enter');
}
