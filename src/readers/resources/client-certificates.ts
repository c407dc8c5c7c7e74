import { absent, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { ReadApplication } from './resource-reader.js';

/**
 * Whether callers of an API have to show a certificate: a domain of the application asks for one, and the address that
 * does not is switched off. Which APIs a domain leads to is not looked at.
 */
export function asksForCertificates(api: Place, { ofType }: ReadApplication): Value<boolean> {
  const switchedOff = api.get('DisableExecuteApiEndpoint');
  const domains = ofType('AWS::ApiGateway::DomainName', 'AWS::ApiGatewayV2::DomainName');
  const asks = domains.some(({ properties }) => !properties.get('MutualTlsAuthentication').isAbsent);
  return asks ? switchedOff.presence() : absent;
}
