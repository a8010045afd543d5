/** The caller: nothing but their id. */
export interface ViewerMapper {
  readonly id: string;
}
