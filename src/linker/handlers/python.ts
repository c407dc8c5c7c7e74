import type { HandlerLanguage } from './handler-string.js';

/**
 * Handler strings of the Python runtimes: the last dot divides module and function, and both `/` and `.` divide packages.
 *
 * Source: AWS Lambda developer guide, "Define Lambda function handler in Python"; the bootstrap of
 * aws/aws-lambda-python-runtime-interface-client, as known in November 2026.
 */
export const python: HandlerLanguage = {
  parse(handler) {
    const dot = handler.lastIndexOf('.');
    const [module, name] = [handler.slice(0, Math.max(dot, 0)), handler.slice(dot + 1)];
    return module && name && !name.includes('/') ? { module: module.replaceAll('.', '/'), export: name } : undefined;
  },
  sourceFiles(path) {
    return [`${path}.py`, `${path}/__init__.py`];
  },
  moduleOf(path) {
    return path.endsWith('.py') ? path.slice(0, -3) : undefined;
  },
};
