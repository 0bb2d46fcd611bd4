/**
 * Reading TypeScript for the house rules: syntax trees, imports, comments, texts and which names are global.
 * Never judges anything; that is for the rules.
 */
import ts from 'typescript';

export type Files = ReadonlyMap<string, string>;

/** One way in which a file names another module. */
export type Import = { readonly specifier: string; readonly line: number };

/** A parsed source file. */
export type Unit = { readonly path: string; readonly text: string; readonly tree: ts.SourceFile; readonly imports: readonly Import[] };

const CODE = /\.(?:ts|tsx|js|mjs|cjs)$/;

/** Whether the path lies in one of the folders, or is one of the files, named. */
export function within(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || path.startsWith(`${place}/`));
}

export function isDeclarations(path: string): boolean {
  return path.endsWith('.d.ts');
}

export function parseAll(files: Files): Unit[] {
  return [...files].filter(([path]) => CODE.test(path)).map(([path, text]) => parse(path, text));
}

function parse(path: string, text: string): Unit {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : /js$/.test(path) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, kind);
  return { path, text, tree, imports: importsOf(tree) };
}

export function lineOf(tree: ts.SourceFile, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line + 1;
}

export function lineAt(node: ts.Node): number {
  return lineOf(node.getSourceFile(), node.getStart());
}

/** Calls `see` for a node and everything below it, in the order of the text. */
export function walk(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  node.forEachChild((child) => walk(child, see));
}

function importsOf(tree: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (named: ts.Node | undefined): void => {
    if (named !== undefined && ts.isStringLiteralLike(named)) found.push({ specifier: named.text, line: lineAt(named) });
  };
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    else if (ts.isExternalModuleReference(node)) add(node.expression);
    else if (ts.isCallExpression(node) && isImporting(node.expression)) add(node.arguments[0]);
    else if (ts.isNewExpression(node) && isCodeAddress(node)) add(node.arguments?.[0]);
  });
  return found;
}

/** `import(...)`, `require(...)` and `require.resolve(...)`. */
function isImporting(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(callee)) return callee.text === 'require';
  return ts.isPropertyAccessExpression(callee) && callee.expression.getText() === 'require' && callee.name.text === 'resolve';
}

/** `new URL('./part.ts', import.meta.url)` names code as an import does: a worker or a program to start. */
function isCodeAddress(node: ts.NewExpression): boolean {
  const [address, base] = node.arguments ?? [];
  return node.expression.getText() === 'URL' && base?.getText() === 'import.meta.url'
    && address !== undefined && ts.isStringLiteralLike(address) && /^\..*\.tsx?$/.test(address.text);
}

/** Every comment of the file, once. Text between JSX tags is not read as one. */
export function commentsOf(tree: ts.SourceFile): { readonly text: string; readonly line: number }[] {
  const starts = new Map<number, number>();
  const tokens = (node: ts.Node): void => {
    if (ts.isJsxText(node) || ts.isJSDoc(node)) return;
    const children = node.getChildren(tree);
    if (children.length > 0) return children.forEach(tokens);
    for (const ranges of [ts.getLeadingCommentRanges(tree.text, node.pos), ts.getTrailingCommentRanges(tree.text, node.pos)]) {
      for (const range of ranges ?? []) starts.set(range.pos, range.end);
    }
  };
  tokens(tree);
  return [...starts].map(([pos, end]) => ({ text: tree.text.slice(pos, end), line: lineOf(tree, pos) }));
}

/** Every text the program holds: strings, templates (a hole reads as `?`) and words between tags; not import paths. */
export function textsOf(tree: ts.SourceFile): { readonly text: string; readonly line: number }[] {
  const found: { text: string; line: number }[] = [];
  walk(tree, (node) => {
    const isPath = node.parent !== undefined && (ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent));
    if (isPath) return;
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) found.push({ text: node.text, line: lineAt(node) });
    if (ts.isTemplateExpression(node)) {
      const parts = node.templateSpans.map((span) => `?${span.literal.text}`);
      found.push({ text: node.head.text + parts.join(''), line: lineAt(node) });
    }
  });
  return found;
}

const declared = new WeakMap<ts.Node, ReadonlySet<string>>();

/** Whether an identifier reads a global: it stands for a value and no scope around it declares the name. */
export function isGlobal(node: ts.Identifier): boolean {
  if (!isReference(node)) return false;
  for (let scope: ts.Node | undefined = node.parent; scope !== undefined; scope = scope.parent) {
    if (declarationsOf(scope).has(node.text)) return false;
  }
  return true;
}

function isReference(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isBindingElement(parent) || ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isQualifiedName(parent) || ts.isJsxAttribute(parent) || ts.isPartOfTypeNode(node)) return false;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isLabeledStatement(parent)) return false;
  return !('name' in parent && parent.name === node);
}

function declarationsOf(scope: ts.Node): ReadonlySet<string> {
  const known = declared.get(scope);
  if (known !== undefined) return known;
  const names = new Set<string>();
  if (ts.isFunctionLike(scope)) for (const parameter of scope.parameters) bind(parameter.name, names);
  if (ts.isFunctionExpression(scope) && scope.name) names.add(scope.name.text);
  if (ts.isCatchClause(scope) && scope.variableDeclaration) bind(scope.variableDeclaration.name, names);
  if (ts.isForStatement(scope) || ts.isForOfStatement(scope) || ts.isForInStatement(scope)) {
    if (scope.initializer && ts.isVariableDeclarationList(scope.initializer)) bindAll(scope.initializer, names);
  }
  if (ts.isSourceFile(scope) || ts.isBlock(scope) || ts.isModuleBlock(scope)) scope.statements.forEach((each) => declare(each, names));
  if (ts.isCaseBlock(scope)) scope.clauses.forEach((clause) => clause.statements.forEach((each) => declare(each, names)));
  declared.set(scope, names);
  return names;
}

function declare(statement: ts.Statement, names: Set<string>): void {
  if (ts.isVariableStatement(statement)) return bindAll(statement.declarationList, names);
  if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name) names.add(statement.name.text);
  if (!ts.isImportDeclaration(statement) || !statement.importClause) return;
  const { name, namedBindings } = statement.importClause;
  if (name) names.add(name.text);
  if (namedBindings === undefined) return;
  if (ts.isNamespaceImport(namedBindings)) names.add(namedBindings.name.text);
  else namedBindings.elements.forEach((each) => names.add(each.name.text));
}

function bindAll(list: ts.VariableDeclarationList, names: Set<string>): void {
  list.declarations.forEach((each) => bind(each.name, names));
}

function bind(name: ts.BindingName, names: Set<string>): void {
  if (ts.isIdentifier(name)) names.add(name.text);
  else for (const each of name.elements) if (ts.isBindingElement(each)) bind(each.name, names);
}
