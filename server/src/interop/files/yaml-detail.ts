/** What the YAML library found wrong, on one line and without the place, which stands before every sentence already. */
export function yamlDetail(error: Error): string {
  return (error.message.split('\n')[0] ?? '').replace(/:?$/, '').replace(/ at line \d+, column \d+$/, '');
}
