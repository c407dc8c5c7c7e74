import { unknownHead, whereOf } from '../../values/head.js';
import { Place } from '../../values/place.js';
import { textHead } from '../../values/text.js';
import type { CodeLocations } from './code-location.js';
import type { DeclaredBlock } from './modules/module.js';

/**
 * Whether Terraform notices that the code of a function changed: it compares arguments, so a package under the same path
 * or key is the same to it, whatever is in it, unless a hash or a version says otherwise (Terraform registry,
 * `aws_lambda_function`, "source_code_hash", 2026-11). Undefined where nothing is said of a package.
 */
export function detectsCodeChange({ place }: DeclaredBlock, locations: CodeLocations): Place | undefined {
  const marked = marks.map((name) => place.get(name)).find((mark) => !mark.isAbsent);
  if (marked) return stated(marked, true);
  const file = place.get('filename');
  const key = place.get('s3_key');
  const named = file.isAbsent ? key : file;
  if (named.isAbsent) return undefined;
  if (isDeployedElsewhere(place) || isPlaceholder(named) || (file.isAbsent && !locations.isUploaded(key))) {
    return undefined;
  }
  return stated(named, named.literal === undefined ? undefined : false);
}

/** Arguments that change with the code; the module of the registry sees to it by itself. */
const marks = ['source_code_hash', 'code_sha256', 's3_object_version', 'source_path'];

/** Somebody else brings new code, and Terraform is told to leave it. */
function isDeployedElsewhere(place: Place): boolean {
  const [lifecycle] = place.get('lifecycle').items();
  return lifecycle !== undefined && !lifecycle.get('ignore_changes').isAbsent;
}

/** An archive to begin with, which another tool replaces. */
function isPlaceholder(named: Place): boolean {
  return /dummy|placeholder|empty|initial|noop|hello/i.test(named.literal ?? '');
}

/** Where the package is named; a name that is worked out when deploying may change with the code. */
function stated({ written }: Place, detected: boolean | undefined): Place | undefined {
  if (!written) return undefined;
  const head =
    detected === undefined
      ? unknownHead(whereOf(written), 'the name of the package is known only when deploying')
      : textHead([String(detected)], whereOf(written));
  return Place.of(head);
}
