/**
 * What no file may say, found in the syntax tree, so that a comment or a text cannot trip a rule about code.
 * Never looks across files; that is imports.ts.
 */
import ts from 'typescript';
import type { Finding } from './finding.ts';
import { type Unit, commentsOf, isDeclarations, isGlobal, lineAt, textsOf, walk, within } from './parse.ts';
import { CJK, CLASSES, COPIES, HANGUL, PRAGMAS, PRODUCT, PURE, RESERVED, SQL_PLACES, WORLD } from './tables.ts';

/** Adds a finding at a node. */
type Find = (rule: Finding['rule'], at: ts.Node, says: string) => void;

const TEST_WORDS = new Set(['test', 'it', 'describe', 'suite', 'bench']);
const FLOATING = new Set(['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails', 'fixme']);
/** A statement of SQL in one case throughout, so that a sentence such as "Select one from the list" is none. */
const SQL = new RegExp([
  'SELECT\\s[\\s\\S]*?\\sFROM\\s', 'INSERT\\s+(?:OR\\s+\\w+\\s+)?INTO\\s', 'REPLACE\\s+INTO\\s',
  'UPDATE\\s+\\S+\\s+SET\\s', 'DELETE\\s+FROM\\s',
  'CREATE\\s+(?:TEMP\\s+)?(?:TABLE|INDEX|UNIQUE|TRIGGER|VIEW|VIRTUAL)\\s', 'DROP\\s+(?:TABLE|INDEX|TRIGGER|VIEW)\\s', 'ALTER\\s+TABLE\\s',
  'PRAGMA\\s', 'VACUUM\\b', 'BEGIN\\s+IMMEDIATE',
].flatMap((each) => [each, lower(each)]).map((each) => `^\\s*${each}`).join('|'));

/** Lower case, leaving the classes of the expression (`\\s`, `\\S`, `\\w`) as they are. */
function lower(expression: string): string {
  return expression.replace(/\\.|[A-Z]+/g, (part) => (part.startsWith('\\') ? part : part.toLowerCase()));
}

export function banFindings(unit: Unit): Finding[] {
  const { path, tree } = unit;
  const found: Finding[] = [];
  const isProduct = within(path, PRODUCT);
  if (!isProduct && !within(path, ['tests'])) return found;
  const find: Find = (rule, at, says) => found.push({ rule, path, line: lineAt(at), says });
  walk(tree, (node) => {
    types(node, path, find);
    shapes(node, path, find);
    if (isProduct) names(node, path, find);
    if (within(path, PURE)) world(node, find);
    if (within(path, ['renderer/stores'])) stores(node, find);
    if (!isProduct) floating(node, find);
  });
  return [...found, ...comments(unit), ...references(unit), ...(isProduct ? texts(unit) : [])];
}

/** Ways to switch the type checker off. */
function types(node: ts.Node, path: string, find: Find): void {
  if (node.kind === ts.SyntaxKind.AnyKeyword) find('any', node, "says 'any'; say what it is, or 'unknown' and parse it");
  if (ts.isAsExpression(node)) {
    const inner = unwrapped(node.expression);
    if (ts.isAsExpression(inner) && inner.type.kind === ts.SyntaxKind.UnknownKeyword) {
      find('double-cast', node, 'casts through unknown, which checks nothing; parse the value or fix its type');
    }
  }
  if (!within(path, ['src', 'db'])) return;
  const isAssured = ts.isNonNullExpression(node)
    || ((ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) && node.exclamationToken !== undefined);
  if (isAssured) find('non-null', node, "asserts with '!' that a value is there; use must(value, what) or handle its absence");
}

/** Shapes of a module that this house does not use. */
function shapes(node: ts.Node, path: string, find: Find): void {
  if (ts.isExportDeclaration(node) && (node.exportClause === undefined || ts.isNamespaceExport(node.exportClause))) {
    find('barrel', node, "re-exports with 'export *'; import each name from the file that defines it");
  }
  if (ts.isEnumDeclaration(node)) find('enum', node, 'declares an enum; use a union of string literals');
  if (ts.isModuleDeclaration(node) && (node.flags & ts.NodeFlags.GlobalAugmentation) === 0 && !isDeclarations(path)) find('enum', node, 'declares a namespace; use a module');
  if (within(path, ['src', 'db']) && !isDeclarations(path)) defaults(node, find);
  if (ts.isClassLike(node) && within(path, PRODUCT) && !isDeclarations(path) && !CLASSES.has(path)) {
    find('class', node, 'declares a class; use values and functions, or say in CLASSES of tests/tidy/tables.ts what it closes');
  }
  if (ts.isThrowStatement(node) && !mayBeThrown(unwrapped(node.expression))) {
    find('throw', node, 'throws something that is no Error; refuse with a value, or throw new Error(sentence)');
  }
}

function defaults(node: ts.Node, find: Find): void {
  const isMarked = (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node))
    && node.modifiers?.some((each) => each.kind === ts.SyntaxKind.DefaultKeyword) === true;
  const isRenamed = ts.isExportSpecifier(node) && node.name.text === 'default';
  if (isMarked || isRenamed || ts.isExportAssignment(node)) find('default-export', node, 'exports a default; export it by its name');
}

function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? unwrapped(node.expression) : node;
}

/** New errors and faults, and whatever only the type checker can name (lint looks at those). */
function mayBeThrown(thrown: ts.Expression): boolean {
  if (ts.isNewExpression(thrown)) return /(?:Error|Fault)$/.test(thrown.expression.getText());
  return ts.isIdentifier(thrown) ? thrown.text !== 'undefined' : ts.isCallExpression(thrown) || ts.isPropertyAccessExpression(thrown);
}

/** Names that are reserved or that do harm, in every file of the product. */
function names(node: ts.Node, path: string, find: Find): void {
  if (ts.isIdentifier(node) || (ts.isStringLiteralLike(node) && ts.isElementAccessExpression(node.parent))) {
    for (const { rule, names: held, within: where, except, instead } of RESERVED) {
      if (held.includes(node.text) && within(path, where) && !within(path, except)) find(rule, node, `names ${node.text}; ${instead}`);
    }
  }
  if (ts.isIdentifier(node) && ['eval', 'Function', 'require'].includes(node.text) && isGlobal(node)) {
    find('eval', node, `uses ${node.text}, which loads code that no rule has read; import the module`);
  }
  if (ts.isCallExpression(node)) copies(node, path, find);
}

/** A copied file of a live database is broken or lacks its last sales. */
function copies(call: ts.CallExpression, path: string, find: Find): void {
  const callee = call.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
  if (!/^(?:copyFile|cp)(?:Sync)?$/.test(name) || COPIES.has(path)) return;
  const copied = call.arguments.map((each) => each.getText()).join(' ');
  const isSuspect = !within(path, ['scripts', 'renderer']) || /sqlite|ledger|journal|\bwal\b|\bdb\b/i.test(copied);
  if (isSuspect) find('copied-database', call, `calls ${name}; a live database is copied with VACUUM INTO or backup() only`);
}

/** The world, which reaches pure code as arguments only. */
function world(node: ts.Node, find: Find): void {
  if (ts.isMetaProperty(node)) find('world', node, 'reads import.meta; take what it gives as an argument');
  const member = memberName(node);
  if (member !== undefined && /^toLocale|^localeCompare$/.test(member)) {
    find('world', node, `calls ${member}, which differs between machines; write the format or the order by hand`);
  }
  if (member !== undefined && (member === 'toFixed' || member === 'toPrecision' || member === 'parseFloat')) {
    find('decimal', node, `calls ${member}; money is whole won, so count in integers`);
  }
  if (!ts.isIdentifier(node) || !isGlobal(node)) return;
  if (node.text === 'parseFloat') find('decimal', node, 'calls parseFloat; money is whole won, so count in integers');
  const use = memberName(node.parent);
  if (node.text === 'Math' && (use === undefined || use === 'random')) {
    find('world', node, 'uses Math.random, or Math as a whole; take chance as a seed or a jitter in the arguments');
  }
  const instead = Object.hasOwn(WORLD, node.text) ? WORLD[node.text] : undefined;
  if (instead !== undefined && !(node.text === 'Date' && use === 'UTC')) find('world', node, `uses ${node.text} in pure code; ${instead}`);
}

/** The name after the dot, or in the brackets. */
function memberName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
}

/** A store holds state and a pure reducer. */
function stores(node: ts.Node, find: Find): void {
  const isThen = ts.isCallExpression(node) && ['then', 'catch', 'finally'].includes(memberName(node.expression) ?? '');
  if (node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node) || isThen) {
    find('store', node, 'waits inside a store; ask in the screen or the link, and dispatch what came back');
  }
}

/** Tests that would not run, or that would keep others from running. */
function floating(node: ts.Node, find: Find): void {
  if (ts.isIdentifier(node) && /^[xf](?:it|test|describe)$/.test(node.text) && isGlobal(node)) {
    find('floating-test', node, `calls ${node.text}; every test runs, or it is deleted`);
  }
  if (ts.isPropertyAccessExpression(node) && FLOATING.has(node.name.text)) {
    let root: ts.Expression = node.expression;
    while (ts.isPropertyAccessExpression(root) || ts.isCallExpression(root)) root = root.expression;
    const isContext = node.name.text === 'skip' && /^(?:ctx|context|t)$/.test(root.getText());
    if (isContext || TEST_WORDS.has(root.getText())) {
      find('floating-test', node, `calls ${node.getText()}; every test runs, or it is deleted`);
    }
  }
  if (!ts.isCallExpression(node) || !TEST_WORDS.has(node.expression.getText())) return;
  for (const argument of node.arguments.filter(ts.isObjectLiteralExpression)) {
    for (const option of argument.properties) {
      const name = option.name?.getText() ?? '';
      if (FLOATING.has(name)) find('floating-test', option, `sets ${name}; every test runs, or it is deleted`);
    }
  }
}

/** Comments that switch a check off, and notes of work that was left. */
function comments({ path, tree }: Unit): Finding[] {
  return commentsOf(tree).flatMap(({ text, line }): Finding[] => {
    const silencer = /@ts-(?:ignore|nocheck|expect-error)|eslint-(?:disable|enable)[\w-]*|^\/\*\s*eslint\s/.exec(text);
    const note = /\b(?:TO[D]O|FIX[M]E|HA[C]K)\b/.exec(text);
    return [
      ...(silencer ? [{ rule: 'silenced' as const, path, line, says: `silences a check (${silencer[0]}); mend what it found` }] : []),
      ...(note ? [{ rule: 'left-over' as const, path, line, says: `leaves a note (${note[0]}); do it, or write an issue` }] : []),
    ];
  });
}

/** `/// <reference>` brings an environment back in that the tsconfig keeps out. */
function references({ path, tree }: Unit): Finding[] {
  if (!within(path, PURE)) return [];
  const all = [...tree.referencedFiles, ...tree.typeReferenceDirectives, ...tree.libReferenceDirectives];
  return all.map(({ fileName, pos }) => ({
    rule: 'world', path, line: tree.getLineAndCharacterOfPosition(pos).line + 1,
    says: `references '${fileName}', which brings the world's types in; take what it gives as an argument`,
  }));
}

/** What a text of the product may not hold, by place. */
function texts({ path, tree }: Unit): Finding[] {
  const isPage = within(path, ['renderer']) && path !== 'renderer/vite.config.ts';
  return textsOf(tree).flatMap(({ text, line }): Finding[] => {
    const found: Finding[] = [];
    const find = (rule: Finding['rule'], says: string): void => void found.push({ rule, path, line, says });
    for (const pragma of PRAGMAS) if (pragma.text.test(text)) find('pragma', `sets ${text.trim().slice(0, 40)}; ${pragma.instead}`);
    if (SQL.test(text) && !within(path, SQL_PLACES)) find('sql', 'holds a statement of SQL; write it in db/ and ask through a port');
    if (isPage && /\bhttps?:\/\//i.test(text)) find('address', 'holds an address of the web; the page loads and opens nothing outside itself');
    const words = text.trim().slice(0, 20);
    if (isPage && !within(path, ['renderer/words']) && CJK.test(text)) {
      find('words', `holds words (${words}); put them into renderer/words`);
    }
    if (within(path, ['src/host']) && HANGUL.test(text)) {
      find('words', `holds words (${words}); answer with a code and put its words into renderer/words`);
    }
    return found;
  });
}
