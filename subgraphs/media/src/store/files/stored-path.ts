const AREA = /^[a-z]+$/;
const UUID = /^[0-9a-f-]{36}$/;

/**
 * Where a path of ours lies below the root of a store: spread over folders by the end of its upload's id, which is random. Throws for any other
 * path.
 */
export function spread(path: string): string {
  const [area = '', id = '', ...rest] = path.split('/');
  if (!AREA.test(area) || !UUID.test(id) || rest.some((part) => part === '' || part === '..' || part.includes('\0')))
    throw new Error(`${path} is no path of ours`);
  return [area, id.slice(-2), id, ...rest].join('/');
}
