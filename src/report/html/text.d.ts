/** A file as text, put in by the build: styles and the browser's script, made small. */
declare module '*?text' {
  const text: string;
  export default text;
}
