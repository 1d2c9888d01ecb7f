/** The line being read: how much of it is taken, and at which column; tabs reach to the next multiple of four. */
export class LineCursor {
  protected lineEnd = 0;
  /** What is taken of the line ends here, at this column. */
  private at = 0;
  private column = 0;
  /** The next character that is no white space, and how many columns before it are. */
  protected next = 0;
  protected indent = 0;

  constructor(protected readonly text: string) {}

  protected startLine(start: number, end: number): void {
    this.at = start;
    this.lineEnd = end;
    this.column = 0;
    this.measure();
  }

  protected get isBlank(): boolean {
    return this.next >= this.lineEnd;
  }

  /** What is taken of the line ends before this. */
  protected get taken(): number {
    return Math.min(this.at, this.lineEnd);
  }

  /** Finds the next character of the line that is no white space, and its indent in columns. */
  private measure(): void {
    const { text } = this;
    let i = this.at;
    let column = this.column;
    for (; i < this.lineEnd; i++) {
      const c = text.charCodeAt(i);
      if (c === 32) column++;
      else if (c === 9) column += 4 - (column % 4);
      else break;
    }
    this.next = i;
    this.indent = column - this.column;
  }

  /** Takes columns of white space; of a tab that is wider only a part. */
  protected takeColumns(columns: number): void {
    const end = this.column + columns;
    while (this.column < end && this.at < this.lineEnd) {
      const wide = this.text.charCodeAt(this.at) === 9 ? 4 - (this.column % 4) : 1;
      if (this.column + wide > end) {
        this.column = end;
        break;
      }
      this.column += wide;
      this.at++;
    }
    this.measure();
  }

  /** Takes all up to an offset behind the white space just measured. */
  protected takeTo(offset: number): void {
    this.column += this.indent + offset - this.next;
    this.at = offset;
    this.measure();
  }

  /** The end of the line without the white space there. */
  protected trimmedEnd(): number {
    let end = this.lineEnd;
    while (end > this.next && (this.text.charCodeAt(end - 1) === 32 || this.text.charCodeAt(end - 1) === 9)) end--;
    return end;
  }
}
