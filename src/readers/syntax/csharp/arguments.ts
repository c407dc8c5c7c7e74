import type { ArgumentNode } from '../program.js';
import { type Conversion, nameAt, placeOf } from './conversion.js';
import { partOf, type SyntaxNode } from './tree.js';

/** The arguments between brackets of any kind, those of attributes too. */
export function argumentsOf(list: SyntaxNode | undefined, conversion: Conversion): readonly ArgumentNode[] {
  return (list?.children ?? []).flatMap((argument): readonly ArgumentNode[] => {
    if (argument.type === 'ERROR') {
      return argument.children.map((child) => ({ ...placeOf(child), value: conversion.expression(child) }));
    }
    const name = partOf(argument, 'name');
    const value = argument.children.findLast((child) => child !== name && child.type !== 'ERROR');
    if (!value) return [];
    return [
      {
        ...placeOf(argument),
        ...(name ? { name: nameAt(conversion, name) } : {}),
        value: conversion.expression(value),
      },
    ];
  });
}
