import type { TableCell } from '../model/document.js';

interface Cell {
  table: number;
  row: number;
  column: number;
  isHeader: boolean;
  header: number;
  rowHead: number;
}

/** The table being read: gives each cell its row, column and headers. */
export class TableGrid {
  /** The cell being read. */
  cell: Cell | null = null;
  private row = -1;
  private column = 0;
  private isHeader = false;
  private rowHead = -1;
  /** First block of each header cell, by column. */
  private readonly headers: number[] = [];
  /** Rows for which a cell from above still covers each column. */
  private readonly covered: number[] = [];
  /** The first row that holds anything: its cells and their first blocks, and whether each looks like a header. */
  private readonly top: { cell: Cell; block: number }[] = [];
  private topRow = -1;
  private isTopHeaded = true;

  constructor(private readonly number: number) {}

  /** @param isHeader whether the row is marked as a header; a first row in which every cell is, counts too. */
  openRow(isHeader: boolean): void {
    if (this.row === this.topRow && !this.isHeader && this.isTopHeaded && this.top.length > 1 && this.top.at(-1)?.cell.row === this.row)
      this.raise();
    this.row++;
    this.column = 0;
    this.rowHead = -1;
    this.isHeader = isHeader;
  }

  openCell(isMarked: boolean, columns: number, rows: number): void {
    if (this.row < 0) this.openRow(false);
    while ((this.covered[this.column] ?? 0) > 0) (this.covered[this.column++] as number)--;
    const { row, column, isHeader } = this;
    this.cell = { table: this.number, row, column, isHeader, header: isHeader ? -1 : (this.headers[column] ?? -1), rowHead: this.rowHead };
    this.isMarked = isMarked;
    const reach = Math.min(columns, 100);
    for (let i = 0; i < reach; i++) this.covered[this.column++] = Math.min(rows, 1000) - 1;
    this.columns = reach;
  }

  private isMarked = false;
  private columns = 1;

  /**
   * Takes note of a block of the cell being read; gives what the block is to carry.
   * @param looksLikeHeader whether it is in bold; under an empty header row, which converters leave, a short label will do.
   */
  hold(block: number, looksLikeHeader: boolean, isLabel: boolean): TableCell | null {
    const { cell } = this;
    if (!cell) return null;
    if (this.rowHead < 0) this.rowHead = block;
    if (cell.isHeader) this.head(cell.column, this.columns, block);
    if (this.topRow < 0) this.topRow = cell.row;
    if (cell.row === this.topRow && !cell.isHeader) {
      if (!this.isMarked && !looksLikeHeader && !(isLabel && this.topRow > 0)) this.isTopHeaded = false;
      this.top.push({ cell, block });
    }
    return cell;
  }

  closeCell(): void {
    this.cell = null;
  }

  private raise(): void {
    for (const { cell, block } of this.top) {
      cell.isHeader = true;
      this.head(cell.column, 1, block);
    }
  }

  private head(column: number, columns: number, block: number): void {
    for (let i = column; i < column + columns; i++) this.headers[i] ??= block;
  }
}
