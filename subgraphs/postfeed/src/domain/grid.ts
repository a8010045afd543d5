/** Edge of a cell of the grid, in degrees of latitude: about one kilometre. */
const CELL_DEGREES = 0.009;

/**
 * The middle of the grid cell (about 1 km × 1 km) in which a point lies. The grid is the same for everybody and every post, so that many
 * posts of one place tell no more about it than one.
 */
export function snapToGrid(latitude: number, longitude: number): { latitude: number; longitude: number } {
  const row = Math.floor(latitude / CELL_DEGREES);
  const middle = clamp((row + 0.5) * CELL_DEGREES, 90);
  // Meridians come together towards the poles: cells get wider in degrees there, not narrower in metres.
  const width = CELL_DEGREES / Math.max(0.01, Math.cos((middle * Math.PI) / 180));
  const column = Math.floor(longitude / width);
  return { latitude: round(middle), longitude: round(clamp((column + 0.5) * width, 180)) };
}

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
