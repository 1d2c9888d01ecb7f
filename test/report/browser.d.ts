// As much of Playwright as the tests of the report use; the package itself is installed beside the tests, where it is.
interface Handle {
  click(): Promise<void>;
}

export interface Page {
  on(event: 'console', heard: (message: { text(): string }) => void): void;
  on(event: 'pageerror', heard: (error: Error) => void): void;
  on(event: 'dialog', heard: (dialog: { message(): string; dismiss(): Promise<void> }) => void): void;
  on(event: 'request', heard: (request: { url(): string }) => void): void;
  on(event: 'popup', heard: () => void): void;
  addInitScript(script: string): Promise<unknown>;
  goto(url: string): Promise<unknown>;
  goBack(): Promise<unknown>;
  url(): string;
  title(): Promise<string>;
  evaluate(script: string): Promise<unknown>;
  click(selector: string): Promise<void>;
  uncheck(selector: string): Promise<void>;
  selectOption(selector: string, value: string): Promise<unknown>;
  innerText(selector: string): Promise<string>;
  isVisible(selector: string): Promise<boolean>;
  locator(selector: string): { boundingBox(): Promise<{ y: number; height: number } | null> };
  $$(selector: string): Promise<readonly Handle[]>;
  emulateMedia(options: { media: 'print' | 'screen' }): Promise<void>;
  pdf(options: { format: 'A4' }): Promise<Uint8Array>;
  readonly keyboard: { press(key: string): Promise<void> };
}

export interface BrowserOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly javaScriptEnabled?: boolean;
}

export interface Browser {
  newContext(options: object): Promise<{ newPage(): Promise<Page>; close(): Promise<void> }>;
  close(): Promise<void>;
}
