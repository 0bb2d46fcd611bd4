/**
 * Sizes, names, opening comments and docstrings: what makes a file readable on one page.
 * Never looks at what the code does.
 */
import { posix } from 'node:path';
import ts from 'typescript';
import type { Finding } from './finding.ts';
import { type Files, type Unit, isDeclarations, lineAt, lineOf, walk, within } from './parse.ts';
import { DOCUMENTED, EMPTY_FILE_SUFFIX, EMPTY_SUFFIX, KEBAB, LIMITS, PRODUCT } from './tables.ts';

const MEASURED = /\.(?:ts|tsx|css|sql)$/;
const NAMED = /\.(?:ts|tsx|js|css|sql|html)$/;
const OPENING = /^(?:#!.*\n)?\s*(?:\/\*\*?|\/\/)\s*([\s\S]{20})/;

export function shapeFindings(files: Files, units: readonly Unit[]): Finding[] {
  const ours = (path: string): boolean => within(path, [...PRODUCT, 'tests']);
  const texts = [...files].filter(([path]) => ours(path)).flatMap(([path, text]) => [...lengths(path, text), ...fileNames(path)]);
  return [...texts, ...units.filter(({ path }) => ours(path)).flatMap(unitFindings)];
}

function unitFindings(unit: Unit): Finding[] {
  const found = [...functionLengths(unit), ...exportedNames(unit)];
  if (within(unit.path, PRODUCT)) found.push(...openings(unit));
  if (within(unit.path, DOCUMENTED) && !isDeclarations(unit.path)) found.push(...docstrings(unit));
  return found;
}

function lengths(path: string, text: string): Finding[] {
  if (!MEASURED.test(path)) return [];
  const lines = text.replace(/\n$/, '').split('\n');
  // A row of a test's table, and a sentence of the words, read best on one line.
  const most = within(path, ['tests', 'renderer/words']) ? LIMITS.tableLineCharacters : LIMITS.lineCharacters;
  const long = lines.flatMap((line, index): Finding[] => {
    const says = `has ${line.length} characters, more than ${most}; break the line`;
    return line.length > most ? [{ rule: 'line-length', path, line: index + 1, says }] : [];
  });
  const says = `has ${lines.length} lines, more than ${LIMITS.fileLines}; it is two ideas, so make it two files`;
  return lines.length > LIMITS.fileLines ? [...long, { rule: 'file-size', path, line: 1, says }] : long;
}

function fileNames(path: string): Finding[] {
  if (!NAMED.test(path)) return [];
  const parts = path.split('/').slice(1);
  const bad = parts.find((part) => !KEBAB.test(part));
  if (bad !== undefined) return [{ rule: 'file-name', path, line: 1, says: `has '${bad}' in its name; write kebab-case` }];
  if (/^index\.(?:ts|tsx|js)$/.test(posix.basename(path))) {
    return [{ rule: 'barrel', path, line: 1, says: 'is an index file; name it after what it holds, and import that' }];
  }
  const empty = parts.find((part) => EMPTY_FILE_SUFFIX.test(part.replace(/\..*$/, '')));
  return empty === undefined ? [] : [{ rule: 'suffix', path, line: 1, says: `is named '${empty}', which says nothing; say what it holds` }];
}

function functionLengths({ path, tree }: Unit): Finding[] {
  const found: Finding[] = [];
  walk(tree, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined || isSuite(node)) return;
    const lines = lineOf(tree, node.getEnd()) - lineAt(node) + 1;
    if (lines <= LIMITS.functionLines) return;
    const says = `${nameOf(node)} has ${lines} lines, more than ${LIMITS.functionLines}; take out a step that has a name`;
    found.push({ rule: 'function-size', path, line: lineAt(node), says });
  });
  return found;
}

/** The callback of a describe, which only groups tests. */
function isSuite(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^(?:describe|suite)\b/.test(node.parent.expression.getText());
}

function nameOf(node: ts.SignatureDeclaration): string {
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent.name : undefined);
  return named === undefined ? 'a function' : `the function ${named.getText()}`;
}

/** The names that a file gives to others, with the statement that declares each. */
function exportsOf(tree: ts.SourceFile): { readonly name: string; readonly node: ts.Node; readonly statement: ts.Statement }[] {
  const listed = new Set(tree.statements.flatMap((statement) => (
    ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause) && !statement.moduleSpecifier
      ? statement.exportClause.elements.map((each) => (each.propertyName ?? each.name).text) : [])));
  const isExported = (statement: ts.Statement, name: string): boolean => listed.has(name)
    || (ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword) === true);
  return tree.statements.flatMap((statement) => namesIn(statement)
    .filter(({ name }) => isExported(statement, name)).map((each) => ({ ...each, statement })));
}

function namesIn(statement: ts.Statement): { readonly name: string; readonly node: ts.Node }[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap((node) => (ts.isIdentifier(node.name) ? [{ name: node.name.text, node }] : []));
  }
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)
    || ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name ? [{ name: statement.name.text, node: statement }] : [];
}

function exportedNames({ path, tree }: Unit): Finding[] {
  return exportsOf(tree).filter(({ name }) => EMPTY_SUFFIX.test(name)).map(({ name, node }) => ({
    rule: 'suffix', path, line: lineAt(node), says: `exports ${name}, whose ending says nothing; use a word of the glossary`,
  }));
}

function openings({ path, text }: Unit): Finding[] {
  if (!/\.tsx?$/.test(path) || OPENING.test(text)) return [];
  return [{ rule: 'opening', path, line: 1, says: 'does not open with a comment; say what the file is and what it never does' }];
}

/** An exported function says what it promises; of overloads, the first one does. */
function docstrings({ path, tree }: Unit): Finding[] {
  const seen = new Set<string>();
  return exportsOf(tree).flatMap(({ name, node, statement }): Finding[] => {
    const isFunction = ts.isFunctionDeclaration(node) || (ts.isVariableDeclaration(node) && makesFunction(node.initializer));
    if (!isFunction || seen.has(name)) return [];
    seen.add(name);
    if (ts.getJSDocCommentsAndTags(statement).some((each) => ts.isJSDoc(each) && each.getText().length > 12)) return [];
    const says = `exports ${name} without a docstring; say right before it what it promises`;
    return [{ rule: 'docstring', path, line: lineAt(node), says }];
  });
}

function makesFunction(made: ts.Expression | undefined): boolean {
  if (made === undefined) return false;
  const isWrapped = ts.isParenthesizedExpression(made) || ts.isAsExpression(made) || ts.isSatisfiesExpression(made);
  if (isWrapped) return makesFunction(made.expression);
  return ts.isArrowFunction(made) || ts.isFunctionExpression(made);
}
